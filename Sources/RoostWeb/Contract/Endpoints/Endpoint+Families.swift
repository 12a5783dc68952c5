import Roost

extension Endpoint {
    /// Families, and the codes their devices know them by.
    static func families(_ shapes: Shapes) throws -> [Endpoint] {
        let (all, one) = ("/v1/families", "/v1/families/{familyId}")
        let family = try shapes.of(Family.self)
        let members = Schema.Field("members", .array(try shapes.of(Member.self)))
        let whole = try shapes.of(Family.self, and: [members], as: "FamilyWithMembers")
        let code = shapes.object("FamilyCode", [.init("code", .string())])
        return [
            Endpoint(
                "GET \(all)",
                "My families, with their members.",
                for: .signedIn,
                answers: [.ok(shapes.items(whole))]
            ),
            Endpoint(
                "POST \(all)",
                "Makes a family; its maker is a parent.",
                for: .signedIn,
                takes: .json(
                    .object([
                        .init("name", .line(1...100)), .init("timezone", .timezone), .optional("language", .language),
                    ])
                ),
                answers: [.created(family)],
                refuses: [409: ["needs_password"]]
            ),
            Endpoint(
                "PATCH \(one)",
                "Changes the family's settings.",
                for: .parent,
                takes: .json(.familyEdit),
                answers: [.ok(family)],
                isVersioned: true
            ),
            Endpoint(
                "DELETE \(one)",
                "Deletes the family; its name is typed to confirm.",
                for: .parent,
                takes: .json(.object([.init("name", .text)])),
                answers: [.done],
                refuses: [409: ["wrong_name"]]
            ),
            Endpoint(
                "GET \(one)/code",
                "The code the family's devices show its children by.",
                for: .parent,
                answers: [.ok(code)],
                refuses: [404: ["no_family_code"]]
            ),
            Endpoint("POST \(one)/code", "Makes another code.", for: .parent, answers: [.created(code)]),
        ]
    }
}

extension Input {
    fileprivate static let familyEdit = Input.object([
        .changed("name", .line(1...100)), .changed("timezone", .timezone), .changed("language", .language),
        .changed("firstDayOfWeek", .choice(Weekday.allCases.map(\.rawValue))),
        .optional("quietHours", .object([.init("from", .timeOfDay), .init("to", .timeOfDay)])),
    ])
}
