import Roost

extension Endpoint {
    /// One's own account.
    static func profile(_ shapes: Shapes) throws -> [Endpoint] {
        let user = try shapes.of(User.self)
        return [
            Endpoint("GET /v1/auth/me", "One's own account.", for: .signedIn, answers: [.ok(user)]),
            Endpoint(
                "PATCH /v1/auth/me",
                "Changes one's own account.",
                for: .signedIn,
                takes: .json(
                    .object([
                        .changed("name", .line(1...100)), .optional("birthdate", .anyDate),
                        .changed("language", .language),
                        .changed("emoji", .character(orEmpty: false)), .changed("colour", .colour),
                    ])
                ),
                answers: [.ok(user)],
                isVersioned: true
            ),
            Endpoint(
                "DELETE /v1/auth/me",
                "Deletes one's own account.",
                for: .signedIn,
                answers: [.done],
                refuses: [409: ["last_parent"]]
            ),
            Endpoint(
                "GET /v1/auth/me/image",
                "One's own picture.",
                for: .signedIn,
                answers: [.picture, .known],
                refuses: [404: ["no_image"]]
            ),
            Endpoint(
                "PUT /v1/auth/me/image",
                "Sets one's own picture.",
                for: .signedIn,
                takes: .picture,
                answers: [.ok(user)]
            ),
            Endpoint("DELETE /v1/auth/me/image", "Takes one's own picture away.", for: .signedIn, answers: [.done]),
            Endpoint(
                "GET /v1/auth/export",
                "All that is kept of oneself.",
                for: .signedIn,
                answers: [.ok(try shapes.export())]
            ),
        ]
    }
}

extension Shapes {
    fileprivate func export() throws -> Schema {
        let picture = Schema.object([.init("type", .string()), .init("base64", .string())])
        let membership = Schema.object([
            .init("family", try of(Family.self)), .init("role", try of(Role.self)), .init("joinedAt", .instant),
        ])
        let device = Schema.object([
            .init("id", .id), .init("createdAt", .instant), .init("seenAt", .instant), .init("expiresAt", .instant),
            .init("userAgent", .string(), isOptional: true),
        ])
        let entry = try of(KarmaEntry.self, and: [.init("familyId", .id)], as: "FamilyKarmaEntry")
        let (tasks, claims) = (Schema.array(try of(FamilyTask.self)), Schema.array(try of(Claim.self)))
        return object(
            "AccountExport",
            [
                .init("exportedAt", .instant), .init("profile", try of(User.self)),
                .init("picture", picture, isOptional: true), .init("families", .array(membership)),
                .init("tasksCreated", tasks), .init("tasksCompleted", tasks), .init("karma", .array(entry)),
                .init("claims", claims), .init("messages", .array(try of(Message.self))),
                .init("signIns", .array(device)),
            ]
        )
    }
}
