package import Roost

extension Contract {
    /// What of an event's payload isn't as the contract says; a field it doesn't know is a fault, too.
    package func faults(in payload: String, of name: String) throws -> [String] {
        guard let message = messages.first(where: { $0.name == name }) else { return ["\(name) isn't in the contract"] }
        return try SchemaCheck(named).faults(in: payload.utf8, as: message.payload, at: name)
    }
}
