extension Socket {
    /// Enters rooms; what is broadcast to them from now on reaches this client. Does nothing once disconnected.
    public func join(_ rooms: String...) {
        join(rooms)
    }

    func join(_ rooms: [String]) {
        namespace.members.join(self, rooms: rooms)
    }

    /// Leaves a room.
    public func leave(_ room: String) {
        namespace.members.leave(self, rooms: [room])
    }

    /// The rooms the socket is in.
    public var rooms: Set<String> { namespace.members.rooms(of: self) }

    /// A broadcast to rooms that leaves this socket out.
    public func to(_ rooms: String...) -> Broadcast {
        Broadcast(namespace, Recipients(rooms: Set(rooms), excluded: [id]))
    }

    /// A broadcast to everybody else in the namespace.
    public var broadcast: Broadcast { Broadcast(namespace, Recipients(excluded: [id])) }
}
