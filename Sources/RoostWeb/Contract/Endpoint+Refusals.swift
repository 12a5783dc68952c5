import Roost

extension Endpoint {
    /// A refusal that many addresses share.
    struct CommonRefusal {
        let status: Int
        let name: String
        let description: String

        var yaml: YAML { Endpoint.refusal(description) }
    }

    /// What follows from what an address takes, and who may ask.
    static let commonRefusals = [
        CommonRefusal(
            status: 400,
            name: "Malformed",
            description: "malformed_id, malformed_body, malformed_header, or invalid with all failing fields"
        ),
        CommonRefusal(status: 401, name: "NotSignedIn", description: "not_signed_in"),
        CommonRefusal(status: 403, name: "Forbidden", description: "cross_origin, signed_in_as_other"),
        CommonRefusal(status: 412, name: "Changed", description: "changed_meanwhile: it has another version by now"),
        CommonRefusal(status: 413, name: "TooLarge", description: "too_large"),
        CommonRefusal(
            status: 422,
            name: "KeyReused",
            description: "idempotency_key_reused: the key was another request's"
        ),
        CommonRefusal(
            status: 429,
            name: "TooMany",
            description: "rate_limited, with Retry-After and the RateLimit fields"
        ),
    ]

    /// The statuses it refuses with.
    package var refusedStatuses: Set<Int> {
        var statuses = Set(refusals.keys)
        if !parameters.isEmpty || !query.isEmpty || takesBody || isKeyed { statuses.insert(400) }
        if access != .anyone { statuses.formUnion([401, 403]) }
        if parameters.contains(where: { $0 != "familyId" }) { statuses.insert(404) }
        if isVersioned { statuses.insert(412) }
        if takesBody || isKeyed { statuses.insert(413) }
        if isKeyed { statuses.insert(422) }
        if path.hasPrefix("/v1/") { statuses.insert(429) }
        return statuses
    }

    private var takesBody: Bool {
        if case .nothing = intake { false } else { true }
    }

    var refusalsByStatus: [(String, YAML)] {
        refusedStatuses.sorted().map { status in
            let common = Self.commonRefusals.first { $0.status == status }
            var codes = refusals[status] ?? []
            switch (status, access) {
            case (403, .member): codes.insert("not_a_member", at: 0)
            case (403, .parent): codes.insert(contentsOf: ["not_a_member", "parents_only"], at: 0)
            default: break
            }
            if codes.isEmpty, let common { return (String(status), .reference("components/responses/\(common.name)")) }
            let words = codes + (common.map { [$0.description] } ?? [])
            return (String(status), Self.refusal(words.isEmpty ? "Nothing there" : words.joined(separator: ", ")))
        }
    }

    fileprivate static func refusal(_ description: String) -> YAML {
        let schema = YAML.map([("schema", .reference("components/schemas/Problem"))])
        return .map([
            ("description", .text(description)), ("content", .map([("application/problem+json", schema)])),
        ])
    }
}
