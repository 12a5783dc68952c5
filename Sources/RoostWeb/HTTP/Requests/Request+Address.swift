import HTTPTypes
import Hummingbird

extension Request {
    /// Whether the browser speaks https with us, or with the proxy in front of us.
    func isSecure(_ configuration: WebConfiguration) -> Bool {
        if configuration.servesHTTPS { return true }
        return configuration.trustsProxy && headers[.forwardedProto]?.lowercased() == "https"
    }

    /// A path of ours as an address others can open: by the name this server was just asked under. The path alone when that
    /// name is none a link can have.
    func address(of path: String, _ configuration: WebConfiguration) -> String {
        guard let authority = head.authority, Self.isName(authority) else { return path }
        return (isSecure(configuration) ? "https://" : "http://") + authority + path
    }

    /// A host as DNS has it, or an IP address; a port may follow.
    private static func isName(_ authority: String) -> Bool {
        (1...300).contains(authority.utf8.count)
            && authority.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
                case UInt8(ascii: "0")...UInt8(ascii: "9"): true
                default: "-._:[]".utf8.contains(byte)
                }
            }
    }
}
