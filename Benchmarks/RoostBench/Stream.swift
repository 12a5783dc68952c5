import Foundation

/// A blocking TCP connection to the server on this machine; one thread uses it.
final class Stream {
    private let descriptor: Int32
    /// What has come and wasn't taken yet lies between `start` and `end`.
    private var buffer = [UInt8](repeating: 0, count: 16_384)
    private var (start, end) = (0, 0)

    /// Connects to a port of the loopback address.
    init(port: UInt16) throws {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        let size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let result = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(descriptor, $0, size) }
        }
        guard result == 0 else { throw BenchmarkError("connecting to port \(port) failed") }
        var on: Int32 = 1
        setsockopt(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &on, socklen_t(MemoryLayout<Int32>.size))
    }

    deinit {
        close(descriptor)
    }

    /// Sends all of it.
    func write(_ bytes: [UInt8]) throws {
        var sent = 0
        while sent < bytes.count {
            let count = bytes[sent...].withUnsafeBytes {
                send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { throw BenchmarkError("the connection broke while sending") }
            sent += count
        }
    }

    /// The next so many bytes.
    func read(_ count: Int) throws -> [UInt8] {
        while end - start < count { try fill(atLeast: count) }
        defer { start += count }
        return Array(buffer[start..<(start + count)])
    }

    /// Everything up to and with an empty line.
    func readHead() throws -> [UInt8] {
        var seen = 0
        while true {
            while seen + 4 <= end - start {
                let place = start + seen
                if buffer[place] == 13, buffer[place + 1] == 10, buffer[place + 2] == 13, buffer[place + 3] == 10 {
                    return try read(seen + 4)
                }
                seen += 1
            }
            try fill(atLeast: end - start + 1)
        }
    }

    private func fill(atLeast count: Int) throws {
        if start > 0 {
            buffer.withUnsafeMutableBytes { bytes in
                bytes.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[start..<end]))
            }
            (start, end) = (0, end - start)
        }
        if buffer.count < count { buffer += [UInt8](repeating: 0, count: max(count, buffer.count * 2) - buffer.count) }
        let received = buffer.withUnsafeMutableBytes { bytes in
            recv(descriptor, bytes.baseAddress?.advanced(by: end), bytes.count - end, 0)
        }
        guard received > 0 else { throw BenchmarkError("the connection was closed") }
        end += received
    }
}
