import Hummingbird
import Roost

/// The link of a new invite, and the QR code of the link; both are told once.
struct InviteLink: Sendable {
    let invite: Invite
    let token: Invite.Token
    /// The page that accepts it: `https://roost.example/invites/<token>`.
    let url: String
    /// The drawing; none when the address is too long for one.
    let qrCode: String?

    init(_ made: (invite: Invite, token: Invite.Token), askedBy request: Request, _ configuration: WebConfiguration) {
        (invite, token) = made
        url = request.address(of: "/invites/\(token.text)", configuration)
        qrCode = QRCode(url)?.svg
    }
}

/// An invite's fields with `token`, `url` and `qrCode` (SVG) as one JSON object.
extension InviteLink: Encodable {
    private enum CodingKeys: String, CodingKey {
        case token, url, qrCode
    }

    func encode(to encoder: any Encoder) throws {
        try invite.encode(to: encoder)
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(token.text, forKey: .token)
        try container.encode(url, forKey: .url)
        try container.encodeIfPresent(qrCode, forKey: .qrCode)
    }
}
