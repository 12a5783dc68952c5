import Roost

/// The names of the rooms that events go to.
enum Rooms {
    /// All devices of one person.
    static func user(_ id: User.ID) -> String { "user:\(id.text)" }

    /// All devices that have a chat open.
    static func chat(_ id: Chat.ID) -> String { "chat:\(id.text)" }

    /// All devices that stand on one sign-in.
    static func signIn(_ id: SignIn.ID) -> String { "sign-in:\(id.text)" }
}
