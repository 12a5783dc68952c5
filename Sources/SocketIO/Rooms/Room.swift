/// A set of sockets in lanes by the number of the event loop that writes them; lane 0 has those that none writes yet.
struct Room: Sendable {
    private(set) var lanes = [Lane()]
    private var places: [ObjectIdentifier: Place] = [:]

    private struct Place {
        let lane: Int
        var position: Int
    }

    var isEmpty: Bool { places.isEmpty }

    var sockets: [Socket] { lanes.flatMap(\.sockets) }

    func contains(_ socket: Socket) -> Bool {
        places[ObjectIdentifier(socket)] != nil
    }

    mutating func add(_ socket: Socket) {
        guard !contains(socket) else { return }
        let number = socket.homeNumber
        while lanes.count <= number { lanes.append(Lane()) }
        places[ObjectIdentifier(socket)] = Place(lane: number, position: lanes[number].sockets.count)
        lanes[number].append(socket)
    }

    /// Takes a socket out; the last one of its lane takes its place.
    @discardableResult
    mutating func remove(_ socket: Socket) -> Bool {
        guard let place = places.removeValue(forKey: ObjectIdentifier(socket)) else { return false }
        if let heir = lanes[place.lane].remove(at: place.position) {
            places[ObjectIdentifier(heir)] = place
        }
        return true
    }

    /// The lanes of this moment: sockets that have got an event loop since the last call change to its lane.
    mutating func settledLanes() -> [Lane] {
        for socket in lanes[0].sockets where socket.homeNumber > 0 {
            remove(socket)
            add(socket)
        }
        return lanes
    }
}
