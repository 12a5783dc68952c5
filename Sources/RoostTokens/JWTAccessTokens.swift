import Foundation
import JWTKit
package import Roost

/// Access tokens as JSON Web Tokens (RFC 7519), signed with ES256; the key set is public.
package struct JWTAccessTokens: AccessTokens {
    package let keySet: String
    private let keys: JWTKeyCollection
    private let keyID: JWKIdentifier

    /// How long a token is valid.
    package static let lifetime = Duration.seconds(15 * 60)

    /// Tokens signed with a P-256 key.
    /// - Parameter privateKeyPEM: PKCS #8 in PEM, as `newKey()` makes it.
    /// - Throws: when the text is no such key.
    package init(privateKeyPEM: String) async throws {
        let key = try ES256PrivateKey(pem: privateKeyPEM)
        guard let parameters = key.parameters else { throw StorageFault.statement("the signing key has no parameters") }
        let (x, y) = (parameters.x.base64URL, parameters.y.base64URL)
        keyID = JWKIdentifier(string: String(x.prefix(16)))
        keys = await JWTKeyCollection().add(ecdsa: key, kid: keyID)
        keySet = try JSON.text(KeySet(keys: [PublicKey(kid: keyID.string, x: x, y: y)]))
    }

    /// A new private key, in PEM.
    package static func newKey() -> String {
        ES256PrivateKey().pemRepresentation
    }

    package func issue(for signIn: SignIn.ID, of user: User.ID, at now: Timestamp) async throws -> String {
        let payload = Payload(
            sub: SubjectClaim(value: user.text),
            sid: signIn.text,
            iat: IssuedAtClaim(value: now.date),
            exp: ExpirationClaim(value: (now + Self.lifetime).date)
        )
        return try await keys.sign(payload, kid: keyID)
    }

    package func verify(_ token: String, at now: Timestamp) async -> AccessClaims? {
        let payload: Payload
        do {
            payload = try await keys.verify(token, as: Payload.self)
        } catch {
            return nil
        }
        guard payload.exp.value > now.date, let user = User.ID(payload.sub.value), let signIn = SignIn.ID(payload.sid)
        else {
            return nil
        }
        return AccessClaims(user: user, signIn: signIn, expiresAt: Timestamp(payload.exp.value))
    }
}

extension String {
    /// Base64 as base64url without padding (RFC 7515, section 2), which keys are written in.
    fileprivate var base64URL: String {
        String(compactMap { ["+": "-", "/": "_", "=": nil][$0, default: $0] })
    }
}

/// The claims of a token (RFC 7519, section 4.1), and `sid`, the sign-in it lives with.
private struct Payload: JWTPayload {
    let sub: SubjectClaim
    let sid: String
    let iat: IssuedAtClaim
    let exp: ExpirationClaim

    /// The expiry is compared with the service's own clock, by who asks.
    func verify(using algorithm: some JWTAlgorithm) throws {}
}

/// RFC 7517, section 5.
private struct KeySet: Encodable {
    let keys: [PublicKey]
}

/// RFC 7518, section 6.2.1: an elliptic curve's public key.
private struct PublicKey: Encodable {
    let kty = "EC"
    let crv = "P-256"
    let alg = "ES256"
    let use = "sig"
    let kid: String
    let x: String
    let y: String
}
