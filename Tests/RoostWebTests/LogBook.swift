import Logging
import Synchronization

/// Keeps what is logged.
final class LogBook: Sendable {
    struct Line: Sendable {
        let level: Logger.Level
        let message: String
        let metadata: Logger.Metadata
    }

    private let written = Mutex<[Line]>([])

    var lines: [Line] { written.withLock { $0 } }
    var errors: [Line] { lines.filter { $0.level >= .error } }

    /// A logger that writes here, everything.
    func logger() -> Logger {
        Logger(label: "roost.tests") { _ in Handler(book: self) }
    }

    private struct Handler: LogHandler {
        let book: LogBook
        var logLevel = Logger.Level.trace
        var metadata: Logger.Metadata = [:]

        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }

        func log(event: LogEvent) {
            let metadata = metadata.merging(event.metadata ?? [:]) { $1 }
            let line = Line(level: event.level, message: "\(event.message)", metadata: metadata)
            book.written.withLock { $0.append(line) }
        }
    }
}
