package import EngineIO

/// Knows which sockets are in which rooms, and carries broadcasts to them; called from any thread.
///
/// A socket is known from `add` to `remove`; joins outside of that do nothing.
package protocol Adapter: Sendable {
    func add(_ socket: Socket)
    func remove(_ socket: Socket)
    func join(_ socket: Socket, rooms: [String])
    func leave(_ socket: Socket, room: String)
    func rooms(of socket: Socket) -> Set<String>

    /// The sockets in any of the rooms (all when there are none), each once, without those in an excluded room.
    func sockets(in rooms: Set<String>, except excluded: Set<String>) -> [Socket]

    /// Sends a frame to the sockets of such a selection and says how many they were.
    @discardableResult
    func broadcast(_ frame: Frame, to rooms: Set<String>, except excluded: Set<String>, volatile: Bool) -> Int
}
