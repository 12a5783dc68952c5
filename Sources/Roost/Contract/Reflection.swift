/// Finds out what JSON a type is by letting it decode itself: its fields ask for their names and types, one by one.
///
/// So the contract can't differ from the code: a field that is added is in it, and an optional one is optional there.
package final class Reflection {
    /// A type that the contract can't say anything about; make it `Described`.
    package struct Unknown: Error {
        let type: String

        /// By the type's name.
        package init(type: String) {
            self.type = type
        }
    }

    /// The shapes with names of their own, in the order they were met.
    package private(set) var named: [(name: String, schema: Schema)] = []

    /// What types are called in the contract, where it isn't their own name.
    private static let names = ["Claimer": "Person", "MemberSummary": "Member", "FrozenReward": "ClaimedReward"]

    /// Nothing was met yet.
    package init() {}

    /// The shape of a type, and a value of it with every field set.
    /// - Throws: `Unknown`.
    package func read<Value: Decodable>(_ type: Value.Type) throws -> (schema: Schema, sample: Value) {
        if let described = type as? any Described.Type {
            guard let sample = try described.sample(self) as? Value else { throw Unknown(type: "\(type)") }
            return (try described.schema(self), sample)
        }
        let (schema, sample) = try fields(of: type)
        let own = "\(type)"
        return (name(Self.names[own] ?? own) { schema }, sample)
    }

    /// The same, without a name of its own.
    /// - Throws: `Unknown`.
    package func fields<Value: Decodable>(of type: Value.Type) throws -> (schema: Schema, sample: Value) {
        let reader = FieldReader(self)
        do {
            let sample = try Value(from: reader)
            return (.object(reader.fields), sample)
        } catch is DecodingError {
            throw Unknown(type: "\(type)")
        }
    }

    /// Gives a shape a name; the first one of that name counts.
    package func name(_ name: String, _ schema: () -> Schema) -> Schema {
        if !named.contains(where: { $0.name == name }) { named.append((name, schema())) }
        return .named(name)
    }
}
