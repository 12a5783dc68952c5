/// A packet of Socket.IO protocol 5 as a client sends it.
package struct Packet: Sendable, Equatable {
    /// The type, numbered as on the wire.
    package enum Kind: UInt8, Sendable {
        case connect = 0x30
        case disconnect = 0x31
        case event = 0x32
        case ack = 0x33
        case connectError = 0x34
        case binaryEvent = 0x35
        case binaryAck = 0x36
    }

    /// What the packet is for.
    package var kind: Kind
    /// The namespace, with its leading slash.
    package var namespace = "/"
    /// The id by which an ack is told from others.
    package var id: Int?
    /// How many binary frames follow.
    package var attachments = 0
    /// What it carries.
    package var payload: JSON?
}
