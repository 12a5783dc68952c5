import Foundation

/// A family on the server under measurement: Anna writes, Mia listens.
struct House: Sendable {
    let port: UInt16
    let path: String
    let anna: String
    let mia: String

    private struct SignedIn: Decodable {
        struct Session: Decodable {
            let token: String
        }

        let session: Session
    }

    private struct Named: Decodable {
        let id: String
    }

    init(port: UInt16) throws {
        self.port = port
        let tag = UUID().uuidString.lowercased()
        func account(_ name: String) -> String {
            #"{"name":"\#(name)","email":"\#(name)-\#(tag)@example.com","password":"correct horse battery""#
        }
        let visitor = try HTTPClient(port: port)
        let registered = try visitor.send("POST", "/v1/auth/register", body: account("Anna") + "}")
        anna = try registered.decode(SignedIn.self).session.token
        let parent = try HTTPClient(port: port, token: anna)
        let draft = #"{"name":"The Robins","timezone":"Europe/Amsterdam"}"#
        path = "/v1/families/" + (try parent.send("POST", "/v1/families", body: draft).decode(Named.self).id)
        try parent.send("POST", path + "/members", body: account("Mia") + #","role":"child"}"#)
        let login = #"{"email":"mia-\#(tag)@example.com","password":"correct horse battery"}"#
        mia = try visitor.send("POST", "/v1/auth/login", body: login).decode(SignedIn.self).session.token
    }

    /// Makes a task for everyone; answers its id.
    @discardableResult
    func createTask(over client: HTTPClient, key: String) throws -> String {
        let body = #"{"name":"Task \#(key)","assignment":{"type":"everyone"},"karma":5}"#
        return try client.send("POST", path + "/tasks", body: body, key: key).decode(Named.self).id
    }

    /// Completes a task.
    func complete(_ id: String, over client: HTTPClient) throws {
        try client.send("POST", path + "/tasks/\(id)/completion")
    }
}
