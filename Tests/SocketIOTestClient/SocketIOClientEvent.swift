import FoundationEssentials

/// An event or ack as it arrived.
package struct SocketIOClientEvent: Sendable {
    /// The JSON array as it was sent; an event's begins with its name.
    package let json: String
    /// When it arrived.
    package let arrived = ContinuousClock.now
    /// The id to answer with, when the server asked for an ack.
    package let ackID: Int?

    init(json: String, ackID: Int?) {
        self.json = json
        self.ackID = ackID
    }

    /// The event's name, read without decoding the rest.
    package var name: String {
        guard json.hasPrefix("[\"") else { return "" }
        return String(json.dropFirst(2).prefix { $0 != "\"" })
    }

    /// The element at `index` of the array: 0 is an event's name or an ack's first argument.
    package func element<Value: Decodable>(_ type: Value.Type, at index: Int) throws -> Value {
        let decoder = JSONDecoder()
        decoder.dateDecodingStrategy = .iso8601
        decoder.userInfo[Element<Value>.index] = index
        return try decoder.decode(Element<Value>.self, from: Data(json.utf8)).value
    }

    /// An event's argument at `index`, not counting its name.
    package func argument<Value: Decodable>(_ type: Value.Type, at index: Int = 0) throws -> Value {
        try element(type, at: index + 1)
    }

    /// A text field of a payload that is an object.
    func field(_ name: String) -> String? {
        do {
            return try JSONDecoder().decode([String: String].self, from: Data(json.utf8))[name]
        } catch {
            return nil
        }
    }

    private struct Element<Value: Decodable>: Decodable {
        let value: Value

        static var index: CodingUserInfoKey {
            guard let key = CodingUserInfoKey(rawValue: "index") else { preconditionFailure("a plain key is valid") }
            return key
        }

        init(from decoder: any Decoder) throws {
            var elements = try decoder.unkeyedContainer()
            for _ in 0..<(decoder.userInfo[Self.index] as? Int ?? 0) { _ = try elements.decode(Anything.self) }
            value = try elements.decode(Value.self)
        }
    }

    private struct Anything: Decodable {
        init(from decoder: any Decoder) throws {}
    }
}
