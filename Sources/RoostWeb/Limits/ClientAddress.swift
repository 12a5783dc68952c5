import Foundation
import HTTPTypes
import Hummingbird
import Roost

/// Where a request comes from, as far as limits are concerned: an IPv4 address, or the /64 an IPv6 one is in, since a home has all
/// of that.
struct ClientAddress: Sendable, Equatable {
    let text: String

    /// The other end of the connection; behind a proxy that is trusted, the address it says it serves. None for what came over no
    /// connection.
    init?(of request: Request, peer: String?, trustsProxy: Bool) {
        let forwarded = trustsProxy ? request.headers[values: .forwardedFor].last.flatMap(Self.last) : nil
        guard let text = forwarded ?? peer.flatMap(Self.text) else { return nil }
        self.text = text
    }

    /// The last of a list of addresses: the one the proxy itself saw; those before are what it was told.
    private static func last(of list: String) -> String? {
        guard let piece = list.split(separator: ",").last else { return nil }
        var address = piece.filter { $0 != " " && $0 != "\t" }
        if address.hasPrefix("[") {
            address = String(address.dropFirst().prefix { $0 != "]" })
        } else if address.count(where: { $0 == ":" }) == 1 {
            address = String(address.prefix { $0 != ":" })
        }
        return text(of: address)
    }

    private static func text(of address: String) -> String? {
        if let bytes = bytes(of: address, family: AF_INET, count: 4) { return quad(bytes) }
        guard let bytes = bytes(of: address, family: AF_INET6, count: 16) else { return nil }
        // RFC 4291, section 2.5.5.2: an IPv4 address in IPv6's clothes.
        let isMapped = bytes.prefix(10).allSatisfy { $0 == 0 } && bytes[10...11].allSatisfy { $0 == 0xFF }
        return isMapped ? quad(bytes.suffix(4)) : bytes.prefix(8).hexadecimal + "::/64"
    }

    private static func bytes(of address: String, family: Int32, count: Int) -> [UInt8]? {
        var bytes = [UInt8](repeating: 0, count: count)
        // A link-local address may name its interface.
        let isRead = inet_pton(family, String(address.prefix { $0 != "%" }), &bytes) == 1
        return isRead ? bytes : nil
    }

    private static func quad(_ bytes: some Sequence<UInt8>) -> String {
        bytes.map { String($0) }.joined(separator: ".")
    }
}
