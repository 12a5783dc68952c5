/// An event that a store keeps, and where it stands.
public struct StoredPacket: Sendable, Codable {
    /// Its place in the store.
    public var offset: String
    /// The event, without the offset.
    public var packet: EventPacket

    /// Puts an event at a place.
    public init(offset: String, packet: EventPacket) {
        self.offset = offset
        self.packet = packet
    }
}
