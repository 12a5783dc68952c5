import Logging
import Roost
import SocketIO

/// Who a connecting socket is: by `auth.token` (a session or access token), else by the cookie of the page.
struct SocketAuthentication: Sendable {
    let accounts: Accounts

    /// The person behind a socket.
    /// - Throws: `ConnectionError` with `data.code` `token_missing` or `token_invalid`.
    func identity(of socket: Socket) async throws -> Identity {
        guard let token = Self.token(in: socket.handshake) else {
            throw Self.refusal("token_missing", "Sign in to connect.")
        }
        do {
            return try await accounts.authenticate(token)
        } catch AccountRefusal.notSignedIn {
            throw Self.ended
        }
    }

    /// The refusal of a token that is worth nothing any more.
    static let ended = refusal("token_invalid", "Your sign-in has ended. Sign in again.")

    private static func token(in handshake: SocketHandshake) -> String? {
        if let token = handshake.auth?["token"]?.string { return token }
        let cookies = (handshake.header("cookie") ?? "").split(separator: ";")
        for cookie in cookies {
            let pair = cookie.split(separator: "=", maxSplits: 1)
            if pair.count == 2, pair[0].trimming(" ") == SignIn.cookieName { return String(pair[1]) }
        }
        return nil
    }

    private static func refusal(_ code: String, _ message: String) -> ConnectionError {
        ConnectionError(message: message, data: .object(["code": .string(code)]))
    }
}

extension Substring {
    fileprivate func trimming(_ character: Character) -> Substring {
        drop { $0 == character }
    }
}
