/// A decoder without input: notes which fields are asked for, and answers each with a sample.
final class FieldReader: Decoder {
    let codingPath: [any CodingKey] = []
    let userInfo: [CodingUserInfoKey: Any] = [:]
    let reflection: Reflection
    var fields: [Schema.Field] = []

    init(_ reflection: Reflection) {
        self.reflection = reflection
    }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedDecodingContainer<Key> {
        KeyedDecodingContainer(KeyedFields(reader: self))
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer { throw Self.unknown }
    func singleValueContainer() throws -> any SingleValueDecodingContainer { throw Self.unknown }

    fileprivate static var unknown: DecodingError {
        .dataCorrupted(.init(codingPath: [], debugDescription: "not an object of fields"))
    }
}

private struct KeyedFields<Key: CodingKey>: KeyedDecodingContainerProtocol {
    let reader: FieldReader
    var codingPath: [any CodingKey] { [] }
    var allKeys: [Key] { [] }

    func contains(_ key: Key) -> Bool { true }
    func decodeNil(forKey key: Key) -> Bool { false }

    func decode(_ type: Bool.Type, forKey key: Key) -> Bool { note(key, .boolean, true) }
    func decode(_ type: String.Type, forKey key: Key) -> String { note(key, .string(), "A \(key.stringValue)") }
    func decode(_ type: Int.Type, forKey key: Key) -> Int { note(key, .integer, 5) }
    func decode(_ type: Int64.Type, forKey key: Key) -> Int64 { note(key, .integer, 5) }
    func decode(_ type: Double.Type, forKey key: Key) throws -> Double { throw FieldReader.unknown }
    func decode(_ type: Float.Type, forKey key: Key) throws -> Float { throw FieldReader.unknown }
    func decode(_ type: Int8.Type, forKey key: Key) throws -> Int8 { throw FieldReader.unknown }
    func decode(_ type: Int16.Type, forKey key: Key) throws -> Int16 { throw FieldReader.unknown }
    func decode(_ type: Int32.Type, forKey key: Key) throws -> Int32 { throw FieldReader.unknown }
    func decode(_ type: UInt.Type, forKey key: Key) throws -> UInt { throw FieldReader.unknown }
    func decode(_ type: UInt8.Type, forKey key: Key) throws -> UInt8 { throw FieldReader.unknown }
    func decode(_ type: UInt16.Type, forKey key: Key) throws -> UInt16 { throw FieldReader.unknown }
    func decode(_ type: UInt32.Type, forKey key: Key) throws -> UInt32 { throw FieldReader.unknown }
    func decode(_ type: UInt64.Type, forKey key: Key) throws -> UInt64 { throw FieldReader.unknown }

    func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value {
        let (schema, sample) = try reader.reflection.read(type)
        return note(key, schema, sample)
    }

    func decodeIfPresent(_ type: Bool.Type, forKey key: Key) -> Bool? { note(key, .boolean, true, isOptional: true) }
    func decodeIfPresent(_ type: Int.Type, forKey key: Key) -> Int? { note(key, .integer, 5, isOptional: true) }

    func decodeIfPresent(_ type: String.Type, forKey key: Key) -> String? {
        note(key, .string(), "A \(key.stringValue)", isOptional: true)
    }

    func decodeIfPresent<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value? {
        let (schema, sample) = try reader.reflection.read(type)
        return note(key, schema, sample, isOptional: true)
    }

    private func note<Value>(_ key: Key, _ schema: Schema, _ sample: Value, isOptional: Bool = false) -> Value {
        reader.fields.append(Schema.Field(key.stringValue, schema, isOptional: isOptional))
        return sample
    }

    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type,
        forKey key: Key
    ) throws -> KeyedDecodingContainer<Nested> { throw FieldReader.unknown }
    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer { throw FieldReader.unknown }
    func superDecoder() throws -> any Decoder { throw FieldReader.unknown }
    func superDecoder(forKey key: Key) throws -> any Decoder { throw FieldReader.unknown }
}
