import Roost

extension Endpoint {
    /// Signing up, in and out, and one's sign-ins.
    static func accounts(_ shapes: Shapes) throws -> [Endpoint] {
        let signedIn = try shapes.of(SignedInAnswer.self)
        return [
            Endpoint(
                "POST /v1/auth/register",
                "Makes an account, and signs in.",
                for: .anyone,
                takes: .json(.object(Input.ownCredentials + Input.face)),
                answers: [.created(signedIn)],
                refuses: [403: ["cross_origin"], 409: ["email_taken"]]
            ),
            Endpoint(
                "POST /v1/auth/login",
                "Signs in by email and password.",
                for: .anyone,
                takes: .json(.object([.init("email", .text), .init("password", .text)])),
                answers: [.ok(signedIn)],
                refuses: [401: ["wrong_credentials"], 403: ["cross_origin"]]
            ),
            Endpoint(
                "GET /v1/auth/kids",
                "The faces to pick from on a family's device.",
                for: .anyone,
                query: [.init("familyCode", .line(1...40))],
                answers: [.ok(shapes.items(try shapes.of(Kid.self)))],
                refuses: [404: ["unknown_family_code"]]
            ),
            Endpoint(
                "POST /v1/auth/kid-login",
                "Signs a child in by face and PIN.",
                for: .anyone,
                takes: .json(.object([.init("familyCode", .text), .init("memberId", .id), .init("pin", .text)])),
                answers: [.ok(signedIn)],
                refuses: [401: ["wrong_pin"], 403: ["cross_origin", "pin_locked"]]
            ),
            Endpoint("POST /v1/auth/logout", "Ends this sign-in.", for: .signedIn, answers: [.done]),
            Endpoint(
                "POST /v1/auth/change-password",
                "Sets another password, and ends every other sign-in.",
                for: .signedIn,
                takes: .json(.object([.init("currentPassword", .text), .init("newPassword", .password)])),
                answers: [.done],
                refuses: [403: ["wrong_password"]]
            ),
            Endpoint(
                "POST /v1/auth/token",
                "A new access token of 15 minutes.",
                for: .signedIn,
                answers: [.ok(shapes.object("AccessToken", [.init("accessToken", .string())]))],
                isMutation: false
            ),
            Endpoint(
                "GET /v1/auth/sessions",
                "One's own sign-ins.",
                for: .signedIn,
                answers: [.ok(shapes.items(try shapes.of(SignInAnswer.self)))]
            ),
            Endpoint(
                "DELETE /v1/auth/sessions/{signInId}",
                "Ends one of one's own sign-ins.",
                for: .signedIn,
                answers: [.done],
                refuses: [404: ["sign_in_not_found"]]
            ),
        ]
    }
}

extension Input {
    /// By what somebody with a password signs in.
    static let ownCredentials: [Field] = [.init("email", .email), .init("password", .password)]

    /// What a new account has beside it.
    static let face: [Field] = [
        .init("name", .line(1...100)), .optional("birthdate", .anyDate), .optional("language", .language),
        .optional("emoji", .character(orEmpty: false)), .optional("colour", .colour),
    ]

    static let colour = Input.choice(User.Colour.allCases.map(\.rawValue))
}
