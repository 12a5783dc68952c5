import Foundation

/// One device of a villager.
struct VillageClient {
    private let number: Int
    private let stream: WebSocketStream

    init(_ number: Int, port: UInt16, since: Int?) throws {
        self.number = number
        let family = Village.family(number / Village.members)
        let token = Village.token(number / Village.members, number % Village.members)
        let seen = since.map { #","since":{"\#(family)":\#($0)}"# } ?? ""
        stream = try WebSocketStream(port: port, auth: #"{"token":"\#(token)"\#(seen)}"#)
    }

    /// The family's head, as the server says it when the client is live.
    func ready() throws -> Int {
        while true {
            let packet = try stream.packet()
            guard !packet.hasPrefix("44") else { throw BenchmarkError("client \(number) was refused: \(packet)") }
            if packet.hasPrefix(#"42["realtime.ready""#) { return try Self.number(after: #""head":"#, in: packet) }
        }
    }

    /// Reads what was missed, and checks that it is all of it, once and in order.
    func catchUp(from last: Int, to head: Int) throws {
        var expected = last + 1
        while true {
            let packet = try stream.packet()
            guard !packet.hasPrefix("44") else { throw BenchmarkError("client \(number) was refused: \(packet)") }
            if packet.contains(#""replayed":true"#) {
                let offset = try Self.number(after: #""offset":"#, in: packet)
                guard offset == expected else {
                    throw BenchmarkError("client \(number) got \(offset) instead of \(expected)")
                }
                expected += 1
            } else if packet.hasPrefix(#"42["realtime.ready""#) {
                guard expected == head + 1, packet.contains(#""recovered":true"#) else {
                    throw BenchmarkError("client \(number) was caught up to \(expected - 1) only")
                }
                return
            }
        }
    }

    private static func number(after key: String, in packet: String) throws -> Int {
        guard let start = packet.range(of: key, options: .backwards)?.upperBound,
            let number = Int(packet[start...].prefix { $0.isNumber })
        else { throw BenchmarkError("no \(key) in \(packet)") }
        return number
    }

    /// Reads until the server says that it stops; answers the milliseconds after which it wants the client back.
    func farewell() throws -> Int {
        while true {
            let packet = try stream.packet()
            guard packet.contains(#""code":"server_stopping""#) else { continue }
            return try Self.number(after: #""retryAfter":"#, in: packet)
        }
    }
}
