import HTTPTypes
import Roost
import RoostTestSupport
import Testing

@testable import RoostWeb

@Suite("Chat pages")
struct ChatPageTests {
    @Test("HTML in a message, a title and a name is shown as text, also where it was found")
    func text() async throws {
        let visit = try await Visit()
        let home = visit.home
        let chat = try await home.group("<i>Band</i>", of: [home.mia])
        try await home.say("<script>alert(1)</script> & more", in: chat, by: home.mia)
        for path in ["/chats", "/chats/\(chat.id)", "/chats/search?q=alert", "/chats/\(chat.id)/details"] {
            let page = try await visit.anna.get(visit.base + path).text
            #expect(!page.contains("<script>alert") && !page.contains("<i>Band"), "\(path)")
        }
        #expect(try await visit.anna.get("\(visit.base)/chats/\(chat.id)").text.contains("&lt;script&gt;alert(1)"))
    }

    @Test("Without a script a chat is begun, written in, read and left by forms")
    func forms() async throws {
        let visit = try await Visit()
        let (home, base) = (visit.home, visit.base)
        let made = try await visit.anna.submit(
            "\(base)/chats/groups",
            ["title": "Trip", "member-\(home.mia)": "on", "member-\(home.tom)": "on"]
        )
        #expect(made.status == .seeOther)
        let path = try #require(made.headers[.location])
        let chat = try #require(try await home.chats(of: home.tom).first?.chat)
        #expect(path == "\(base)/chats/\(chat.id)" && chat.people == [home.anna, home.mia, home.tom])
        let sent = try await visit.mia.submit("\(path)/messages", ["clientId": "page-1", "body": "Hi"])
        #expect(sent.status == .seeOther && sent.headers[.location] == "\(path)#end")
        // Sent twice by a double click, it is one message.
        _ = try await visit.mia.submit("\(path)/messages", ["clientId": "page-1", "body": "Hi"])
        let message = try #require(try await home.messages(of: chat, for: home.anna).first)
        #expect(try await home.messages(of: chat, for: home.anna).count == 1)
        #expect(try await visit.anna.get(path).text.contains("Mark as read"))
        #expect(try await visit.anna.submit("\(path)/read", ["messageId": message.id.text]).status == .seeOther)
        #expect(try await home.chat(chat, for: home.anna).unreadCount == 0)
        _ = try await visit.anna.submit("\(path)/messages/\(message.id)/reaction", ["emoji": "👍"])
        #expect(try await home.messages(of: chat, for: home.mia).first?.reactions.map(\.emoji) == ["👍"])
        _ = try await visit.mia.submit("\(path)/messages/\(message.id)", ["body": "Hello"])
        #expect(try await home.messages(of: chat, for: home.anna).first?.body == "Hello")
        _ = try await visit.mia.submit("\(path)/messages/\(message.id)/removal")
        #expect(try await home.messages(of: chat, for: home.anna).first?.deletedAt != nil)
        let left = try await visit.mia.submit("\(path)/members/me/removal")
        #expect(left.headers[.location] == "\(base)/chats")
        #expect(try await visit.mia.get(path).status == .notFound)
        let direct = try await visit.mia.submit("\(base)/chats/direct", ["memberId": home.tom.text])
        #expect(direct.headers[.location]?.hasPrefix("\(base)/chats/") == true)
    }

    @Test("Without a script, something else written on a page one came back to is another message, the same is not")
    func cameBack() async throws {
        let visit = try await Visit()
        let home = visit.home
        let chat = try await home.group(of: [home.mia])
        let path = "\(visit.base)/chats/\(chat.id)/messages"
        for body in ["Hi", "Something else", "Hi"] {
            _ = try await visit.mia.submit(path, ["clientId": "page-1", "body": body])
        }
        #expect(try await home.messages(of: chat, for: home.anna).map(\.body) == ["Hi", "Something else"])
    }

    @Test("Who has left the family is still called by name: in what they said, in the list and where it is found")
    func leavers() async throws {
        let visit = try await Visit()
        let home = visit.home
        let (group, direct) = (
            try await home.group(of: [home.mia, home.tom]), try await home.direct(home.anna, home.mia)
        )
        try await home.say("Goodbye everybody", in: group, by: home.mia)
        try await home.say("Goodbye Anna", in: direct, by: home.mia)
        try await home.remove(home.mia, by: home.anna)
        for path in ["/chats", "/chats/\(group.id)", "/chats/\(direct.id)", "/chats/search?q=goodbye"] {
            let page = try await visit.anna.get(visit.base + path).text
            #expect(page.contains("Mia") && page.contains("Goodbye"), "\(path)")
            #expect(!page.contains("Somebody who left"), "\(path)")
        }
        #expect(try await visit.anna.get("\(visit.base)/chats/\(direct.id)/details").text.contains("<h1>Mia</h1>"))
    }

    @Test("What can't be sent comes back with what was typed and why")
    func refused() async throws {
        let visit = try await Visit()
        let home = visit.home
        let chat = try await home.group(of: [home.mia])
        let path = "\(visit.base)/chats/\(chat.id)/messages"
        for index in 0..<10 { _ = try await home.send("Quick", as: "q\(index)", in: chat, by: home.mia) }
        let answer = try await visit.mia.submit(path, ["clientId": "page-1", "body": "The eleventh <one>"])
        #expect(answer.status == .tooManyRequests)
        #expect(answer.text.contains("The eleventh &lt;one&gt;</textarea>"))
        #expect(answer.text.contains("You can send the next one in 10 seconds"))
        let script = try await visit.mia.script.submit(path, ["clientId": "page-2", "body": "Again"])
        #expect(try script.code == "rate_limited")
        let empty = try await visit.anna.submit(path, ["clientId": "page-3", "body": " "])
        #expect(empty.status == .badRequest && empty.text.contains("Say something."))
        let title = try await visit.anna.submit(
            "\(visit.base)/chats/groups",
            ["title": "", "member-\(home.tom)": "on"]
        )
        #expect(title.status == .badRequest && title.text.contains("checked"))
    }

    @Test("A part of a conversation has its days, its first unread message and the way to what was before")
    func parts() async throws {
        let visit = try await Visit()
        let home = visit.home
        let chat = try await home.group(of: [home.mia])
        for index in 1...60 { try await home.say("Message \(index).", in: chat, by: home.mia) }
        try await home.read(home.messages(of: chat, for: home.anna)[54], by: home.anna)
        let path = "\(visit.base)/chats/\(chat.id)"
        let page = try await visit.anna.get(path).text
        #expect(page.contains("Message 11.") && !page.contains("Message 10."))
        #expect(page.contains("before=11") && page.contains("id=\"unread-mark\""))
        #expect(page.contains("<span class=\"badge\">5<"))
        let before = try await visit.anna.regions("chats/messages", of: "\(path)?before=11").text
        #expect(before.contains("Message 1.") && before.contains("Message 10.") && !before.contains("Message 11."))
        #expect(!before.contains("id=\"earlier\"") && before.contains("class=\"day-mark\""))
        let after = try await visit.anna.regions("chats/messages", of: "\(path)?after=58").text
        #expect(after.contains("Message 59.") && after.contains("Message 60.") && !after.contains("Message 58."))
        #expect(!after.contains("class=\"day-mark\""))
        let one = try await visit.anna.regions("chats/messages", of: "\(path)?from=7&through=7").text
        #expect(one.contains("Message 7.") && !one.contains("Message 6.") && !one.contains("Message 8."))
        for query in ["before=x", "after=-5", "from=9999999999999999999", "before=0", "from=5&through=1"] {
            #expect(try await visit.anna.get("\(path)?\(query)").status == .ok, "\(query)")
        }
    }

    @Test("A chat's page is for its members, and its picture too")
    func outsiders() async throws {
        let visit = try await Visit()
        let home = visit.home
        let chat = try await home.direct(home.mia, home.tom)
        let message = try await home.say("Ours", in: chat, by: home.mia)
        let path = "\(visit.base)/chats/\(chat.id)"
        for page in [path, "\(path)/details", "\(path)/messages/\(message.id)/image"] {
            #expect(try await visit.anna.get(page).status == .notFound)
            #expect(try await visit.nobody.get(page).status == .seeOther)
        }
        #expect(try await visit.anna.submit("\(path)/messages", ["clientId": "a", "body": "x"]).status == .notFound)
        #expect(try await visit.anna.script.submit("\(path)/messages/\(message.id)/removal").status == .notFound)
        #expect(try await !visit.anna.get("\(visit.base)/chats").text.contains("Ours"))
    }
}
