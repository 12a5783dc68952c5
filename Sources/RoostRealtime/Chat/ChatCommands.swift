import Logging
import Roost
import SocketIO

/// What clients can do with chats over their socket; a client that asks for no acknowledgement is served the same.
struct ChatCommands: Sendable {
    private let services: Services
    private let rooms: ChatRooms
    private let typing: TypingMarks
    private let logger: Logger

    /// One command: who asks, over which socket, with what.
    private struct Command: Sendable {
        let user: User.ID
        let socket: Socket
        let payload: SocketIO.JSON

        /// An id in the payload.
        func id<Of>(_ field: String, of: Of.Type = Of.self) throws -> Identifier<Of> {
            guard let id = payload[field]?.string.flatMap({ Identifier<Of>($0) }) else {
                throw CommandAnswer.Failure.malformedID(field)
            }
            return id
        }
    }

    init(services: Services, namespace: Namespace, rooms: ChatRooms, typing: TypingMarks, logger: Logger) {
        self.services = services
        self.rooms = rooms
        self.typing = typing
        self.logger = logger
        let commands = self
        namespace.on("chat.send") { try await commands.run($0, $1, commands.send) }
        namespace.on("chat.read") { try await commands.run($0, $1, commands.read) }
        namespace.on("chat.open") { try await commands.run($0, $1, commands.open) }
        namespace.on("chat.close") { try await commands.run($0, $1, commands.close) }
        namespace.on("chat.typing") { try await commands.run($0, $1, commands.type) }
    }

    /// `{chatId, clientId, body}` → the message.
    private func send(_ command: Command) async throws -> CommandAnswer {
        let chat: Chat.ID = try command.id("chatId")
        let payload = command.payload
        var failing: [Invalid.Field] = []
        for field in ["clientId", "body"] where payload[field]?.string == nil {
            failing.append(.init(field: field, code: "required", detail: "This is a text, and it is missing."))
        }
        guard failing.isEmpty else { throw Invalid(failing) }
        let (clientId, body) = (payload["clientId"]?.string ?? "", payload["body"]?.string ?? "")
        let family = try await services.chats.family(of: chat, for: command.user)
        let draft = MessageDraft(clientId: clientId, body: body)
        let caller = Caller(command.user, cause: clientId)
        return .done(try await services.messages.send(draft, to: chat, in: family, by: caller).message)
    }

    /// `{chatId, messageId}` → the mark, which is told to the chat's room.
    private func read(_ command: Command) async throws -> CommandAnswer {
        let (chat, message): (Chat.ID, Roost.Message.ID) = (try command.id("chatId"), try command.id("messageId"))
        let family = try await services.chats.family(of: chat, for: command.user)
        return .done(try await services.messages.read(upTo: message, in: chat, of: family, by: Caller(command.user)))
    }

    /// `{chatId}` → the chat as it is, and the socket is in its room.
    private func open(_ command: Command) async throws -> CommandAnswer {
        let chat: Chat.ID = try command.id("chatId")
        let place = ChatPlace(command.user, in: chat)
        let summary = try await rooms.open(place, command.socket) {
            let family = try await services.chats.family(of: chat, for: command.user)
            return try await services.database.view(of: family, for: command.user) { try $0.chat(chat) }
        }
        return .done(summary)
    }

    /// `{chatId}`, and the socket is no longer in its room; it need not have been.
    private func close(_ command: Command) async throws -> CommandAnswer {
        let chat: Chat.ID = try command.id("chatId")
        guard command.socket.rooms.contains(Rooms.chat(chat)) else { return .done() }
        command.socket.leave(Rooms.chat(chat))
        return .done()
    }

    /// `{chatId}`, of a chat that this socket has opened.
    private func type(_ command: Command) async throws -> CommandAnswer {
        let chat: Chat.ID = try command.id("chatId")
        let notOpen = CommandAnswer.Failure(code: "chat_not_open", detail: "Open the chat first.")
        guard command.socket.rooms.contains(Rooms.chat(chat)) else { throw notOpen }
        let family = try await services.chats.family(of: chat, for: command.user)
        let place = ChatPlace(command.user, in: chat)
        typing.begin(place, family)
        // Who is put out of the room meanwhile is looked for here, and the mark is looked for by who puts out: one finds the other.
        guard command.socket.rooms.contains(Rooms.chat(chat)) else {
            typing.end(place)
            throw ChatRefusal.notFound
        }
        return .done()
    }

    private func run(
        _ socket: Socket,
        _ event: IncomingEvent,
        _ act: (Command) async throws -> CommandAnswer
    ) async throws -> CommandAnswer {
        let id: Identifier<Command> = services.world.newID(at: services.world.now())
        guard let user = socket.data["userId"]?.string.flatMap({ User.ID($0) }) else {
            throw SocketAuthentication.ended
        }
        do {
            let payload = event.arguments.first ?? .object([:])
            return try await act(Command(user: user, socket: socket, payload: payload))
        } catch {
            let known = CommandAnswer.Failure(error)
            let metadata: Logger.Metadata = [
                "correlationId": "\(id)", "event": "\(event.name)", "error": "\(error)",
            ]
            if known == nil { logger.error("a command failed", metadata: metadata) }
            if known != nil { logger.debug("a command was refused", metadata: metadata) }
            var failure = known ?? .fault
            failure.correlationId = id.text
            return .refused(failure)
        }
    }
}
