package import Hummingbird
package import Logging
import NIOCore
import Roost

/// What is known of one request while it is answered.
package struct RoostContext: RequestContext {
    /// Hummingbird's part: the logger, the path's parameters.
    package var coreContext: CoreRequestContextStorage
    /// Who asks; set by `Authentication`.
    var identity: Identity? {
        didSet { reader.user = identity?.user }
    }
    /// To whom problems are told.
    let reader = Reader()
    /// Names this request in its answer and in the log.
    package var correlationId = ""
    /// The address at the other end of the connection; a proxy's, when there is one.
    let peer: String?
    /// Where the request comes from, for limits; set by `AddressLimit`.
    var address: String?

    /// A request that came over a connection.
    package init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
        peer = source.channel.remoteAddress?.ipAddress
    }

    /// A request that came over no connection: for tests.
    package init(logger: Logger, peer: String? = nil) {
        coreContext = CoreRequestContextStorage(source: Unconnected(logger: logger))
        self.peer = peer
    }

    private struct Unconnected: RequestContextSource {
        let logger: Logger
    }
}

extension RoostContext {
    /// The person who asks.
    /// - Throws: `AccountRefusal.notSignedIn`.
    func signedIn() throws(AccountRefusal) -> Identity {
        guard let identity else { throw .notSignedIn }
        return identity
    }

    /// Who asks for a mutation, and the request's `Idempotency-Key`.
    /// - Throws: `AccountRefusal.notSignedIn`, `Problem` 400 for a malformed key.
    func caller(of request: Request) throws -> Caller {
        Caller(try signedIn().user.id, cause: try request.idempotencyKey())
    }
}
