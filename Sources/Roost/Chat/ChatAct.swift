/// One verb on a chat while its transaction runs: who does it, when, in which family, and what there is to tell.
struct ChatAct {
    let actor: User.ID
    let now: Timestamp
    let roster: Roster
    let world: World
    var facts: Facts

    init(by actor: User.ID, at now: Timestamp, roster: Roster, world: World) {
        self.actor = actor
        self.now = now
        self.roster = roster
        self.world = world
        facts = Facts(for: roster)
    }

    /// A chat that isn't stored yet.
    func newChat(_ type: Chat.Kind, title: String?, members: [ChatMember]) -> Chat {
        Chat(
            id: world.newID(at: now),
            familyId: roster.family,
            type: type,
            title: title,
            members: members,
            createdBy: actor,
            createdAt: now,
            version: 1
        )
    }
}
