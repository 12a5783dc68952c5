/// Who a broadcast is for: everybody in any of the rooms, all when there are none, without those in an excluded room.
public struct Recipients: Sendable, Hashable, Codable {
    /// The rooms; none means the whole namespace.
    public var rooms: Set<String>
    /// Who is in one of these gets nothing.
    public var excluded: Set<String>

    /// Chooses rooms, without those in an excluded one.
    public init(rooms: Set<String> = [], excluded: Set<String> = []) {
        self.rooms = rooms
        self.excluded = excluded
    }

    /// True for somebody who is in these rooms, of which a socket's own id is one.
    public func include(_ membership: Set<String>) -> Bool {
        (rooms.isEmpty || !rooms.isDisjoint(with: membership)) && excluded.isDisjoint(with: membership)
    }
}
