import Roost

/// The acknowledgement of `realtime.renew`: `{ok:true, data:{expiresAt?}}` or `{ok:false, error:{code, detail}}`.
struct RenewAnswer: Encodable, Sendable {
    private struct Success: Encodable {
        let expiresAt: Timestamp?
    }

    private struct Failure: Encodable {
        let code: String
        let detail: String
    }

    private let ok: Bool
    private var data: Success?
    private var error: Failure?

    /// The socket may stay until then; without a time, as long as its sign-in.
    static func renewed(until: Timestamp?) -> RenewAnswer {
        RenewAnswer(ok: true, data: Success(expiresAt: until))
    }

    /// The token is worth nothing, or is somebody else's.
    static let refused = RenewAnswer(
        ok: false,
        error: Failure(code: "token_invalid", detail: "This token can't be used here.")
    )
}
