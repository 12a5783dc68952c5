import HTTPTypes
import Hummingbird

extension Router<RoostContext> {
    /// Answers 405 with `Allow` (RFC 9110, section 15.5.6) where a path is known and its method isn't.
    func refuseOtherMethods() {
        let known = Dictionary(grouping: routes, by: \.path.description)
        for described in known.values {
            guard let path = described.first?.path else { continue }
            var allowed = Set(described.map(\.method))
            if allowed.contains(.get) { allowed.insert(.head) }
            let list = allowed.map(\.rawValue).sorted().joined(separator: ", ")
            for method in Self.methods where !allowed.contains(method) {
                on(path, method: method) { _, _ -> Response in
                    throw HTTPError(.methodNotAllowed, headers: [.allow: list])
                }
            }
        }
    }

    private static var methods: [HTTPRequest.Method] { [.get, .post, .put, .patch, .delete, .options, .trace] }
}
