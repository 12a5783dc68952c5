public import HummingbirdCore
public import SocketIO

extension HTTPServerBuilder {
    /// An HTTP/1 server that also serves Socket.IO at the path of `server`'s configuration.
    ///
    /// ```
    /// let app = Application(router: router, server: .socketIO(server))
    /// ```
    public static func socketIO(
        _ server: SocketIO.Server,
        configuration: HTTP1Channel.Configuration = .init()
    ) -> HTTPServerBuilder {
        HTTPServerBuilder { responder in
            SocketIOChannel(engine: server.engine, configuration: configuration, responder: responder)
        }
    }
}
