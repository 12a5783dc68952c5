import NIOHTTP1

/// Where a request to the mount's path leads, decided from its head alone.
enum RequestRoute: Equatable {
    case open
    case poll(sid: String)
    case post(sid: String)
    case openWebSocket(accept: String)
    case upgrade(sid: String, accept: String)
    case preflight
    case refuse(Refusal)

    /// Decides, in the order Engine.IO servers check.
    init(head: HTTPRequestHead, origins: OriginPolicy) {
        if let origin = head.headers.first(name: "origin"),
            !origins.allows(origin: origin, host: head.headers.first(name: "host"))
        {
            self = .refuse(.forbidden)
        } else if head.method == .OPTIONS {
            self = .preflight
        } else {
            self = Self.route(head, RequestTarget(head.uri).query)
        }
    }

    private static func route(_ head: HTTPRequestHead, _ query: Query) -> RequestRoute {
        switch query["transport"] {
        case "polling": isUpgrade(head) ? .refuse(.badRequest) : polling(head, query)
        case "websocket": isUpgrade(head) ? webSocket(head, query) : .refuse(.badRequest)
        default: .refuse(.unknownTransport)
        }
    }

    private static func isUpgrade(_ head: HTTPRequestHead) -> Bool {
        head.headers[canonicalForm: "upgrade"].contains { $0.lowercased() == "websocket" }
    }

    private static func polling(_ head: HTTPRequestHead, _ query: Query) -> RequestRoute {
        guard query["EIO"] == "4" else { return .refuse(.unsupportedVersion) }
        guard let sid = query["sid"] else {
            return head.method == .GET ? .open : .refuse(.badMethod)
        }
        switch head.method {
        case .GET: return .poll(sid: sid)
        case .POST: return .post(sid: sid)
        default: return .refuse(.badRequest)
        }
    }

    private static func webSocket(_ head: HTTPRequestHead, _ query: Query) -> RequestRoute {
        guard query["EIO"] == "4" else { return .refuse(.unsupportedVersion) }
        guard head.method == .GET else { return .refuse(.badMethod) }
        guard head.headers.first(name: "sec-websocket-version") == "13",
            head.headers[canonicalForm: "connection"].contains(where: { $0.lowercased() == "upgrade" }),
            let key = head.headers.first(name: "sec-websocket-key"),
            let accept = WebSocketAccept(key: key)?.value
        else { return .refuse(.badRequest) }
        guard let sid = query["sid"] else { return .openWebSocket(accept: accept) }
        return .upgrade(sid: sid, accept: accept)
    }
}
