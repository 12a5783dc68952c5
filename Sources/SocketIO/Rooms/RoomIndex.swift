/// Which sockets are in which rooms, from both sides.
struct RoomIndex: Sendable {
    /// The most rooms of one socket.
    static let maxRooms = 1_000
    private var all = Room()
    private var byID: [String: Socket] = [:]
    private var rooms: [String: Room] = [:]
    private var memberships: [ObjectIdentifier: Set<String>] = [:]

    mutating func add(_ socket: Socket) {
        all.add(socket)
        byID[socket.id] = socket
    }

    /// Takes a socket out of everything and says in which rooms it was.
    mutating func remove(_ socket: Socket) -> Set<String> {
        guard all.remove(socket) else { return [] }
        if byID[socket.id] === socket { byID[socket.id] = nil }
        let rooms = memberships.removeValue(forKey: ObjectIdentifier(socket)) ?? []
        for room in rooms { removeMember(socket, room) }
        return rooms
    }

    /// False when the socket is in too many rooms.
    mutating func join(_ socket: Socket, _ room: String) -> Bool {
        let key = ObjectIdentifier(socket)
        guard all.contains(socket) else { return true }
        let joined = memberships[key, default: []]
        guard !joined.contains(room) else { return true }
        guard joined.count < Self.maxRooms else { return false }
        memberships[key, default: []].insert(room)
        rooms[room, default: Room()].add(socket)
        return true
    }

    mutating func leave(_ socket: Socket, _ room: String) {
        guard memberships[ObjectIdentifier(socket)]?.remove(room) != nil else { return }
        removeMember(socket, room)
    }

    private mutating func removeMember(_ socket: Socket, _ room: String) {
        rooms[room]?.remove(socket)
        if rooms[room]?.isEmpty == true { rooms[room] = nil }
    }

    func rooms(of socket: Socket) -> Set<String> {
        memberships[ObjectIdentifier(socket)] ?? []
    }

    func sockets(in names: Set<String>, except excluded: Set<String>) -> [Socket] {
        let candidates = candidates(names)
        guard !excluded.isEmpty else { return candidates }
        let out = Set(excluded.flatMap(members))
        return candidates.filter { !out.contains($0) }
    }

    /// The same sockets as `sockets(in:except:)`, each in its lane.
    mutating func lanes(in names: Set<String>, except excluded: Set<String>) -> [Lane] {
        let lanes = lanes(names)
        guard !excluded.isEmpty else { return lanes }
        let out = Set(excluded.flatMap(members))
        return lanes.map { $0.without(out.contains) }
    }

    private mutating func lanes(_ names: Set<String>) -> [Lane] {
        if names.isEmpty { return all.settledLanes() }
        if names.count == 1, let name = names.first, let lanes = rooms[name]?.settledLanes() { return lanes }
        var union = Room()
        for socket in candidates(names) { union.add(socket) }
        return union.lanes
    }

    private func candidates(_ names: Set<String>) -> [Socket] {
        if names.isEmpty { return all.sockets }
        if names.count == 1, let name = names.first { return members(name) }
        return Array(names.reduce(into: Set<Socket>()) { $0.formUnion(members($1)) })
    }

    /// A socket's id is the name of a room with that socket alone.
    private func members(_ name: String) -> [Socket] {
        rooms[name]?.sockets ?? byID[name].map { [$0] } ?? []
    }
}
