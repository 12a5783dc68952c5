/// The proof that a server understood a WebSocket handshake (RFC 6455, section 4.2.2).
package struct WebSocketAccept {
    /// The value of `Sec-WebSocket-Accept`.
    package let value: String

    /// - Parameter key: the `Sec-WebSocket-Key`; nil is returned unless it is 16 bytes in base64.
    package init?(key: String) {
        guard Base64.decode(Array(key.utf8))?.count == 16 else { return nil }
        let digest = SHA1.hash(Array((key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").utf8))
        value = String(decoding: Base64.encode(digest), as: UTF8.self)
    }
}
