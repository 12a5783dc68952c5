import Synchronization

/// A regular expression for whole names; one match at a time, as a `Regex` is not safe to share.
final class NamePattern: Sendable {
    private let matcher: Mutex<(String) -> Bool>

    init(_ regex: sending Regex<some Any>) {
        matcher = Mutex { name in
            // A failing transform of a capture is no match.
            do { return try regex.wholeMatch(in: name) != nil } catch { return false }
        }
    }

    func matches(_ name: String) -> Bool {
        matcher.withLock { $0(name) }
    }
}
