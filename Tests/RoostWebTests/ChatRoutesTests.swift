import Foundation
import HTTPTypes
import Roost
import RoostTestSupport
import Testing

@Suite("Chats over HTTP")
struct ChatRoutesTests {
    private let png: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 1, 2, 3]

    @Test("a direct chat is 201 when it is new and 200 when it was there; a group needs a title")
    func create() async throws {
        let house = try await House()
        let (path, home) = ("\(house.path)/chats", house.home)
        let body = #"{"type":"direct","memberId":"\#(home.tom)"}"#
        let first = try await house.mia.post(path, body)
        #expect(first.status == .created)
        let id = try #require(try first.object["id"] as? String)
        #expect(first.headers[.location] == "\(path)/\(id)")
        let second = try await house.tom.post(path, #"{"type":"direct","memberId":"\#(home.mia)"}"#)
        #expect(second.status == .ok)
        #expect(try second.object["id"] as? String == id)
        #expect(try await house.mia.post(path, #"{"type":"direct","memberId":"\#(home.mia)"}"#).code == "with_oneself")
        #expect(try await house.mia.post(path, #"{"type":"direct"}"#).failingFields == ["memberId"])
        #expect(try await house.mia.post(path, #"{"type":"group","memberIds":["x"]}"#).failingFields.count == 2)
        #expect(try await house.mia.post(path, #"{"type":"secret"}"#).failingFields == ["type"])
        #expect(try await house.mia.post(path, "{}").failingFields == ["type"])
        let unknown = #"{"type":"direct","memberId":"\#(home.stranger)"}"#
        #expect(try await house.mia.post(path, unknown).code == "member_not_found")
        let group = try await house.mia.post(path, #"{"type":"group","title":"Band","memberIds":["\#(home.tom)"]}"#)
        #expect(group.status == .created)
        #expect((try group.object["members"] as? [Any])?.count == 2)
        #expect((try await house.tom.get(path).object["items"] as? [Any])?.count == 2)
        #expect((try await house.anna.get(path).object["items"] as? [Any])?.isEmpty == true)
    }

    @Test("who isn't in a chat can't tell it from one that doesn't exist, parents neither")
    func outsiders() async throws {
        let house = try await House()
        let home = house.home
        let chat = try await home.direct(home.mia, home.tom)
        let message = try await home.say("Secret", in: chat, by: home.mia)
        let path = "\(house.path)/chats/\(chat.id)"
        for client in [house.anna, house.ben] {
            #expect(try await client.get(path).code == "chat_not_found")
            #expect(try await client.get("\(path)/messages").code == "chat_not_found")
            #expect(try await client.get("\(path)/messages/\(message.id)").code == "chat_not_found")
            #expect(try await client.post("\(path)/messages", #"{"clientId":"a","body":"A"}"#).code == "chat_not_found")
            #expect(try await client.put("\(path)/read", #"{"messageId":"\#(message.id)"}"#).code == "chat_not_found")
            #expect(try await client.put("\(path)/mute").code == "chat_not_found")
            #expect(
                (try await client.get("\(house.path)/chats/search?q=secret").object["items"] as? [Any])?.isEmpty == true
            )
        }
        let zoe = try await house.neighbour()
        let other = "/v1/families/\(home.neighbours.id)/chats/\(chat.id)"
        #expect(try await zoe.get(other).code == "chat_not_found")
        #expect(try await zoe.get("\(other)/messages").code == "chat_not_found")
        #expect(try await zoe.get(path).code == "not_a_member")
    }

    @Test("48 a message is 201 once and 200 for its clientId again, over 20 requests at once")
    func send() async throws {
        let house = try await House()
        let chat = try await house.home.group(of: [house.home.mia])
        let path = "\(house.path)/chats/\(chat.id)/messages"
        let answers = await Race.run(20) { _ in try await house.mia.post(path, #"{"clientId":"c","body":" Hi "}"#) }
        let statuses = answers.compactMap(\.success?.status)
        #expect(statuses.count { $0 == .created } == 1 && statuses.count { $0 == .ok } == 19)
        let page = try await house.anna.get(path).object["items"] as? [[String: Any]]
        #expect(page?.map { $0["body"] as? String } == ["Hi"])
        #expect(try await house.home.log().of(MessageCreated.self).count == 1)
        #expect(Set(try await house.mia.post(path, "{}").failingFields) == ["clientId", "body"])
        #expect(try await house.mia.post(path, #"{"clientId":"d","body":""}"#).failingFields == ["body"])
        #expect(try await house.mia.post(path, #"{"clientId":5,"body":[]}"#).failingFields == ["clientId", "body"])
        #expect(try await house.mia.post(path, "[").code == "malformed_body")
        #expect(try await house.mia.get("\(path)?limit=200").status == .ok)
        #expect(try await house.mia.get("\(path)?limit=201").failingFields == ["limit"])
    }

    @Test("the eleventh message in ten seconds is 429 with when to try again")
    func pace() async throws {
        let house = try await House()
        let chat = try await house.home.group(of: [house.home.mia])
        let path = "\(house.path)/chats/\(chat.id)/messages"
        for index in 0..<10 {
            #expect(try await house.mia.post(path, #"{"clientId":"c\#(index)","body":"Hi"}"#).status == .created)
        }
        let answer = try await house.mia.post(path, #"{"clientId":"c10","body":"Hi"}"#)
        #expect(answer.status == .tooManyRequests)
        #expect(try answer.code == "rate_limited")
        #expect(answer.headers[HTTPField.Name("Retry-After")!] == "10")
        #expect(answer.headers[HTTPField.Name("RateLimit")!] == #""messages";r=0;t=10"#)
        #expect(try answer.object["retryAfter"] as? Int == 10)
        house.home.clock.advance(by: .seconds(10))
        #expect(try await house.mia.post(path, #"{"clientId":"c10","body":"Hi"}"#).status == .created)
    }

    @Test("edit, delete, react and read have their refusals")
    func change() async throws {
        let house = try await House()
        let home = house.home
        let chat = try await home.group(of: [home.mia])
        let message = try await home.say("Helo", in: chat, by: home.mia)
        let path = "\(house.path)/chats/\(chat.id)"
        let its = "\(path)/messages/\(message.id)"
        #expect(try await house.anna.patch(its, #"{"body":"x"}"#).code == "not_yours")
        #expect(try await house.mia.patch(its, #"{"body":"Hello"}"#).object["body"] as? String == "Hello")
        #expect(try await house.mia.patch(its, #"{"body":" "}"#).failingFields == ["body"])
        #expect(try await house.anna.put("\(its)/reaction", #"{"emoji":"🎉"}"#).status == .ok)
        #expect(try await house.anna.put("\(its)/reaction", #"{"emoji":"yes"}"#).failingFields == ["emoji"])
        let reactions = try await house.mia.get(its).object["reactions"] as? [[String: Any]]
        #expect(reactions?.first?["userIds"] as? [String] == [home.anna.text])
        #expect(try await house.anna.delete("\(its)/reaction").status == .ok)
        #expect(try await house.anna.get(path).object["unreadCount"] as? Int == 1)
        let mark = try await house.anna.put("\(path)/read", #"{"messageId":"\#(message.id)"}"#)
        #expect(try mark.object["number"] as? Int == 1)
        #expect(try await house.anna.get(path).object["unreadCount"] as? Int == 0)
        #expect(try await house.anna.put("\(path)/read", "{}").failingFields == ["messageId"])
        #expect(try await house.mia.delete(its).object["deletedAt"] != nil)
        #expect(try await house.mia.patch(its, #"{"body":"x"}"#).code == "message_deleted")
        #expect(try await house.anna.put("\(its)/reaction", #"{"emoji":"🎉"}"#).code == "message_deleted")
        #expect(try await house.mia.get("\(path)/messages/\(chat.id)").code == "message_not_found")
    }

    @Test("members are added, removed and leave; an old version is 412")
    func members() async throws {
        let house = try await House()
        let home = house.home
        let chat = try await home.group(of: [home.mia])
        let path = "\(house.path)/chats/\(chat.id)"
        #expect(try await house.mia.post("\(path)/members", #"{"memberId":"\#(home.tom)"}"#).code == "admins_only")
        let added = try await house.anna.post("\(path)/members", #"{"memberId":"\#(home.tom)"}"#)
        #expect((try added.object["members"] as? [Any])?.count == 3)
        let old = house.anna.with(.ifMatch, "\"1\"")
        #expect(try await old.patch(path, #"{"title":"New"}"#).code == "changed_meanwhile")
        #expect(try await house.anna.patch(path, #"{"title":"New"}"#).object["title"] as? String == "New")
        #expect(try await house.anna.delete("\(path)/members/\(home.mia)").status == .noContent)
        #expect(try await house.mia.get(path).code == "chat_not_found")
        #expect(try await house.anna.delete("\(path)/members/\(home.mia)").code == "member_not_found")
        #expect(try await house.anna.delete("\(path)/members/me").status == .noContent)
        #expect(
            (try await house.tom.get(path).object["members"] as? [[String: Any]])?.first?["role"] as? String == "admin"
        )
    }

    @Test("a picture is served to the chat's members only, with a tag; what is none, or too large, is refused")
    func picture() async throws {
        let house = try await House()
        let home = house.home
        let chat = try await home.group(of: [home.mia])
        let path = "\(house.path)/chats/\(chat.id)/messages"
        let sent = try await house.mia.form(path, text: ["clientId": "p", "body": "Look"], image: png)
        #expect(sent.status == .created)
        let message: Message = try sent.value()
        let its = "\(path)/\(message.id)/image"
        let image = try await house.anna.get(its)
        #expect(image.bytes == png && image.headers[.contentType] == "image/png")
        let tag = try #require(image.headers[.eTag])
        #expect(try await house.anna.with(.ifNoneMatch, tag).get(its).status == .notModified)
        #expect(try await house.tom.get(its).code == "chat_not_found")
        #expect(try await house.stranger.get(its).code == "not_a_member")
        #expect(try await house.nobody.get(its).status == .unauthorized)
        let text = try await house.mia.form(path, text: ["clientId": "q", "body": ""], image: Array("<svg>".utf8))
        #expect(try text.failingFields == ["image"])
        let huge = png + [UInt8](repeating: 0, count: Image.limit)
        #expect(
            try await house.mia.form(path, text: ["clientId": "r", "body": ""], image: huge).status == .contentTooLarge
        )
        #expect(
            try await house.mia.form(path, text: ["clientId": "s", "body": "No picture"], image: []).status == .created
        )
        #expect(
            try await house.mia.form(path, text: ["clientId": "t", "body": ""], image: []).failingFields == ["body"]
        )
    }

    @Test("search marks what matched, and wants sensible text")
    func search() async throws {
        let house = try await House()
        let chat = try await house.home.group(of: [house.home.mia])
        try await house.home.say("Pancakes today", in: chat, by: house.home.mia)
        let answer = try await house.anna.get("\(house.path)/chats/search?q=pancake").object
        let hit = (answer["items"] as? [[String: Any]])?.first
        let excerpt = hit?["excerpt"] as? [[String: Any]]
        #expect(excerpt?.map { $0["text"] as? String } == ["Pancakes", " today"])
        #expect(excerpt?.map { $0["isMatch"] as? Bool } == [true, false])
        let long = String(repeating: "x", count: 201)
        #expect(try await house.anna.get("\(house.path)/chats/search?q=\(long)").failingFields == ["q"])
        #expect(try await house.anna.get("\(house.path)/chats/search?q=a&cursor=x").failingFields == ["cursor"])
    }
}

extension Client {
    /// Sends a form with a file.
    fileprivate func form(_ path: String, text: KeyValuePairs<String, String>, image: [UInt8]) async throws -> Answer {
        var body: [UInt8] = []
        for (name, value) in text {
            body += Array("--edge\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n".utf8)
        }
        body += Array("--edge\r\nContent-Disposition: form-data; name=\"image\"; filename=\"a.png\"\r\n\r\n".utf8)
        body += image + Array("\r\n--edge--\r\n".utf8)
        return try await with(.contentType, "multipart/form-data; boundary=edge").send(.post, path, bytes: body)
    }
}
