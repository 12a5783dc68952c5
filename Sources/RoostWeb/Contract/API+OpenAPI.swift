import Roost

extension API {
    /// The interface as an OpenAPI 3.1 document.
    var openAPI: String {
        let document = YAML.map([
            ("openapi", .text("3.1.0")),
            ("info", Self.info),
            ("servers", .list([.map([("url", .text("/"))])])),
            ("tags", .list(areas.map { .map([("name", .text($0.name))]) })),
            ("paths", paths),
            ("components", components),
        ])
        return "# Made by `roost contract` out of the server's types; a test fails when it is stale.\n"
            + document.document
    }

    private static var info: YAML {
        .map([
            ("title", .text("Roost")),
            ("version", .text("1.0.0")),
            (
                "description",
                .text(
                    """
                    What can be asked of Roost over HTTP. Ids are UUIDs in lower case; instants are ISO 8601 in UTC; what isn't set is \
                    left out. Lists page by an opaque `cursor`: hand back `nextCursor` until there is none. Members of a body that \
                    aren't named here are ignored, and answers may get more members with time. Every refusal is a problem of RFC 9457; \
                    programs decide by its `code`. Any request may also be answered 500 `internal`, or 503 `unavailable` with \
                    `Retry-After`.
                    """
                )
            ),
        ])
    }

    /// Each path once, with its methods.
    private var paths: YAML {
        var order: [String] = []
        var methods: [String: [(String, YAML)]] = [:]
        for area in areas {
            for endpoint in area.endpoints {
                if methods[endpoint.path] == nil { order.append(endpoint.path) }
                methods[endpoint.path, default: []].append(
                    (endpoint.method.lowercased(), endpoint.yaml(tag: area.name))
                )
            }
        }
        return .map(order.map { ($0, .map(methods[$0] ?? [])) })
    }

    private var components: YAML {
        .map([
            ("securitySchemes", Self.securitySchemes),
            ("parameters", Self.parameters),
            ("responses", .map(Endpoint.commonRefusals.map { ($0.name, $0.yaml) })),
            ("schemas", .map([("Problem", Self.problem.yaml)] + named.map { ($0.name, $0.schema.yaml) })),
        ])
    }

    private static var securitySchemes: YAML {
        .map([
            (
                "bearer",
                .map([
                    ("type", .text("http")), ("scheme", .text("bearer")),
                    ("description", .text("A session's token, or an access token (JWT) of 15 minutes.")),
                ])
            ),
            (
                "cookie",
                .map([
                    ("type", .text("apiKey")), ("in", .text("cookie")), ("name", .text(SignIn.cookieName)),
                    ("description", .text("A browser's session; changes only from pages of the same origin.")),
                ])
            ),
        ])
    }

    private static var parameters: YAML {
        let key = Input.ascii(1...255)
        return .map([
            (
                "IdempotencyKey",
                header("Idempotency-Key", key, "Your name for this change: its repeat gets the first answer again.")
            ),
            (
                "IfMatch",
                header("If-Match", .text, "The version the change is made from, such as \"3\"; another one is 412.")
            ),
        ])
    }

    private static func header(_ name: String, _ input: Input, _ description: String) -> YAML {
        .map([
            ("name", .text(name)), ("in", .text("header")), ("required", .flag(false)),
            ("description", .text(description)), ("schema", input.yaml),
        ])
    }

    /// RFC 9457, with what every problem of ours has; some have more members, such as the task that was done already.
    private static let problem = Schema.object([
        .init("type", .string()), .init("title", .string()), .init("status", .integer), .init("detail", .string()),
        .init("code", .string()), .init("correlationId", .string()),
        .init(
            "errors",
            .array(.object([.init("field", .string()), .init("code", .string()), .init("detail", .string())])),
            isOptional: true
        ),
    ])
}
