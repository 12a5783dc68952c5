import Roost

extension Endpoint {
    /// The operation, as it stands in an OpenAPI document.
    func yaml(tag: String) -> YAML {
        var members: [(String, YAML)] = [
            ("tags", .list([.text(tag)])),
            ("summary", .text(summary)),
            ("description", .text(Self.words(access))),
        ]
        let parameters = pathParameters + queryParameters + headerParameters
        if !parameters.isEmpty { members.append(("parameters", .list(parameters))) }
        if let body = intake.yaml { members.append(("requestBody", body)) }
        members.append(("responses", .map(answers.map { (String($0.status), $0.yaml) } + refusalsByStatus)))
        let isOpen = access == .anyone
        let schemes = ["bearer", "cookie"].map { YAML.map([($0, .list([]))]) }
        members.append(("security", .list(isOpen ? [] : schemes)))
        return .map(members)
    }

    private static func words(_ access: Access) -> String {
        switch access {
        case .anyone: "For anyone."
        case .signedIn: "For anybody who is signed in."
        case .member: "For the family's members."
        case .parent: "For the family's parents."
        }
    }

    private var pathParameters: [YAML] {
        parameters.map { name in
            let input: Input =
                switch name {
                case "userId": .either([.choice(["me"]), .id])
                case "token": .line(1...200)
                default: .id
                }
            return Self.parameter(name, "path", input, isRequired: true)
        }
    }

    /// An empty field is as good as none: so browsers send what wasn't filled in.
    private var queryParameters: [YAML] {
        query.map { field in
            let isRequired = field.presence == .required
            let input = isRequired ? field.input : .either([field.input, .line(0...0)])
            return Self.parameter(field.name, "query", input, isRequired: isRequired)
        }
    }

    private var headerParameters: [YAML] {
        (isKeyed ? [.reference("components/parameters/IdempotencyKey")] : [])
            + (isVersioned ? [.reference("components/parameters/IfMatch")] : [])
    }

    private static func parameter(_ name: String, _ place: String, _ input: Input, isRequired: Bool) -> YAML {
        .map([
            ("name", .text(name)), ("in", .text(place)), ("required", .flag(isRequired)), ("schema", input.yaml),
        ])
    }
}

extension Endpoint.Intake {
    fileprivate var yaml: YAML? {
        switch self {
        case .nothing: nil
        case .json(let input): Self.body([("application/json", input.yaml)])
        case .jsonIfAny(let input): Self.body([("application/json", input.yaml)], isRequired: false)
        case .jsonOrForm(let input):
            Self.body([
                ("application/json", input.yaml), ("application/x-www-form-urlencoded", input.yaml),
                ("multipart/form-data", Self.form(input)),
            ])
        case .picture:
            Self.body(
                Image.Format.allCases.map { ($0.rawValue, Self.bytes) } + [
                    ("multipart/form-data", Self.form(nil))
                ]
            )
        }
    }

    private static func body(_ content: [(String, YAML)], isRequired: Bool = true) -> YAML {
        .map([
            ("required", .flag(isRequired)), ("content", .map(content.map { ($0, .map([("schema", $1)])) })),
        ])
    }

    private static var bytes: YAML { .map([("type", .text("string")), ("format", .text("binary"))]) }

    /// A form with a picture, and the fields beside it.
    private static func form(_ input: Input?) -> YAML {
        let picture = YAML.map([("type", .text("object")), ("properties", .map([("image", bytes)]))])
        guard let input else { return picture }
        return .map([("allOf", .list([input.yaml, picture]))])
    }
}

extension Endpoint.Answer {
    fileprivate var yaml: YAML {
        var members: [(String, YAML)] = [("description", .text(summary))]
        switch content {
        case .nothing: break
        case .json(let schema, let type): members.append(("content", .map([(type, .map([("schema", schema.yaml)]))])))
        case .text(let type):
            members.append(("content", .map([(type, .map([("schema", Schema.string().yaml)]))])))
        case .picture:
            let bytes = YAML.map([("schema", .map([("type", .text("string")), ("format", .text("binary"))]))])
            members.append(("content", .map(Image.Format.allCases.map { ($0.rawValue, bytes) })))
        }
        return .map(members)
    }
}
