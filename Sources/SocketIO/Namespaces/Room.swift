/// A set of sockets as an array, so that a broadcast can take it without copying.
struct Room: Sendable {
    private(set) var members: [Socket] = []
    private var positions: [ObjectIdentifier: Int] = [:]

    func contains(_ socket: Socket) -> Bool {
        positions[ObjectIdentifier(socket)] != nil
    }

    mutating func add(_ socket: Socket) {
        guard !contains(socket) else { return }
        positions[ObjectIdentifier(socket)] = members.count
        members.append(socket)
    }

    /// Takes a socket out; the last one takes its place.
    @discardableResult
    mutating func remove(_ socket: Socket) -> Bool {
        guard let position = positions.removeValue(forKey: ObjectIdentifier(socket)), let last = members.popLast()
        else {
            return false
        }
        guard last !== socket else { return true }
        members[position] = last
        positions[ObjectIdentifier(last)] = position
        return true
    }
}
