import Roost
import SocketIO

extension EventPacket {
    /// An event of the log as it goes over the wire: its payload is spliced as it was stored, not encoded again.
    init(_ event: LoggedEvent, replayed: Bool = false) throws {
        let meta = try Roost.JSON.text(EventMeta(event, replayed: replayed))
        self.init(event.name, encodedArguments: [event.payload, meta])
    }
}
