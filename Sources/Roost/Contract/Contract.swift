/// What Roost promises to clients: every event's name, payload and audience, derived from the types that are sent.
package struct Contract: Sendable {
    /// One event.
    package struct Message: Sendable {
        package let name: String
        /// Whom it goes to, in words.
        package let audience: String
        /// The payload, an object.
        package let payload: Schema
        /// A payload with every field set, as JSON.
        package let sample: String
    }

    /// The events of the log.
    package private(set) var messages: [Message] = []
    /// Shapes with names of their own, which payloads refer to.
    package let named: [(name: String, schema: Schema)]

    /// All events; one that isn't here fails a test.
    private static let events: [(type: any Event.Type, audience: String)] = [
        (
            FamilyChanged.self,
            "everybody in the family; of claims only the parents and the claimer hear, of chats their members"
        ),
        (TaskCreated.self, "those it is for"),
        (TaskAssigned.self, "those it is newly for"),
        (TaskCompleted.self, "the family"),
        (TaskReopened.self, "those it is for, and who was credited"),
        (TaskExpired.self, "those it was for"),
        (TaskDeleted.self, "those it was for"),
        (KarmaAwarded.self, "that person"),
        (KarmaDeducted.self, "that person"),
        (ClaimCreated.self, "the claimer"),
        (ApprovalTaskCreated.self, "the parents"),
        (ClaimCompleted.self, "the claimer and the parents"),
        (ClaimRejected.self, "the claimer and the parents"),
        (ClaimCancelled.self, "the claimer and the parents"),
        (RewardCreated.self, "the family"),
        (RewardUpdated.self, "the family"),
        (RewardArchived.self, "the family"),
        (MemberAdded.self, "the family"),
        (MemberRemoved.self, "the family, and who was removed"),
        (MemberRoleChanged.self, "the family"),
        (MessageCreated.self, "the chat's members"),
        (MessageEdited.self, "the chat's members"),
        (MessageDeleted.self, "the chat's members"),
        (ChatUpdated.self, "the chat's members"),
        (ChatMemberAdded.self, "the chat's members"),
        (ChatMemberRemoved.self, "the chat's members, and who is no longer one"),
    ]

    /// Reads the types.
    /// - Throws: `Reflection.Unknown` for a field whose type isn't `Described`.
    package init() throws {
        let reflection = Reflection()
        for (type, audience) in Self.events {
            messages.append(try Self.message(type, audience, reflection))
        }
        named = reflection.named
    }

    private static func message<Fact: Event>(
        _ type: Fact.Type,
        _ audience: String,
        _ reflection: Reflection
    ) throws -> Message {
        let (schema, sample) = try reflection.fields(of: type)
        return Message(name: Fact.name, audience: audience, payload: schema, sample: try JSON.text(sample))
    }

    /// The files it is published in, by their paths in the repository.
    package var files: [(path: String, text: String)] {
        [("docs/asyncapi.yaml", asyncAPI), ("Sources/RoostWeb/Assets/types/events.d.ts", typeScript)]
            + messages.map { ("docs/events/\($0.name).json", $0.sample + "\n") }
    }
}

extension Contract {
    /// The second argument of every event.
    static let meta = Schema.object([
        .init("familyId", .string(format: "uuid")),
        .init("offset", .integer, isOptional: true),
        .init("at", .string(format: "date-time")),
        .init("actorId", .string(format: "uuid"), isOptional: true),
        .init("cause", .string(), isOptional: true),
        .init("replayed", .boolean, isOptional: true),
    ])

    /// The payload of `realtime.closed`, after which the server closes the connection.
    static let closed = Schema.object([
        .init(
            "code",
            .choice(["family_deleted", "removed_from_family", "server_stopping", "signed_out", "token_expired"])
        ),
        .init("detail", .string()),
        .init("familyId", .string(format: "uuid"), isOptional: true),
        .init("retryAfter", .integer, isOptional: true),
    ])

    /// The payload of `chat.read`, which is in no log.
    static let chatRead = Schema.object([
        .init("familyId", .string(format: "uuid")), .init("chatId", .string(format: "uuid")),
        .init("userId", .string(format: "uuid")), .init("messageId", .string(format: "uuid"), isOptional: true),
        .init("number", .integer), .init("at", .string(format: "date-time")),
    ])

    /// The payload of `presence.changed`, which is in no log.
    static let presenceMark = Schema.object([
        .init("userId", .string(format: "uuid")), .init("status", .choice(["offline", "away", "online"])),
        .init("lastSeenAt", .string(format: "date-time"), isOptional: true),
    ])

    /// The payload of `presence.snapshot`, which is in no log.
    static let presenceSnapshot = Schema.object([.init("people", .array(presenceMark))])

    /// The payload of `chat.typing`, which is in no log; true until it is said otherwise, or for 5 seconds.
    static let chatTyping = Schema.object([
        .init("familyId", .string(format: "uuid")), .init("chatId", .string(format: "uuid")),
        .init("userId", .string(format: "uuid")), .init("isTyping", .boolean),
    ])

    /// The payload of `realtime.ready`, which is in no log.
    static let ready = Schema.object([
        .init("userId", .string(format: "uuid")),
        .init(
            "families",
            .array(
                .object([
                    .init("familyId", .string(format: "uuid")), .init("head", .integer), .init("epoch", .string()),
                    .init("recovered", .boolean),
                ])
            )
        ),
        .init("serverTime", .string(format: "date-time")),
    ])
}
