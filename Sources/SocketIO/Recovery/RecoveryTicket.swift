/// What lets a socket's client come back after it was lost, and what it had got when it did.
struct RecoveryTicket {
    /// The secret that the client keeps.
    var pid: String
    /// The store's head when the client connected.
    var start: String
    /// True once the client has come back with it.
    var isRecovered = false
    /// What the client missed and gets right behind the connect answer.
    var missed: [StoredPacket] = []
    /// The offsets of that, which must not come again.
    var offsets: Set<String> = []
}
