import Foundation
import Roost

/// What the demo family has to say to each other.
extension DemoStory {
    /// One message, on a day, at a time.
    private struct Line {
        let who: String
        let day: Int
        let hour: Int
        let minute: Int
        let text: String

        init(_ who: String, _ day: Int, _ hour: Int, _ minute: Int, _ text: String) {
            (self.who, self.day, self.hour, self.minute, self.text) = (who, day, hour, minute, text)
        }
    }

    private static let family = [
        Line("Anna", -3, 18, 2, "Who is home for dinner on Friday?"),
        Line("Ben", -3, 18, 4, "Me! I’ll cook 🍝"),
        Line("Mia", -3, 18, 5, "Me too, and can Zoë come along?"),
        Line("Anna", -3, 18, 9, "Of course she can."),
        Line("Tom", -3, 18, 11, "🎉"),
        Line("Ben", -1, 17, 40, "I’m at the shop. Do we need anything?"),
        Line("Mia", -1, 17, 41, "Pancake flour"),
        Line("Mia", -1, 17, 41, "and syrup, please please"),
        Line("Lou", -1, 17, 43, "PANCAKES"),
        Line(
            "Anna",
            -1,
            17,
            46,
            """
            Then while you’re there:
            • milk
            • bread, the dark one
            • something green, so that I feel better
            """
        ),
        Line("Ben", -1, 17, 47, "Got all of it. Home in ten minutes."),
        Line("Tom", -1, 19, 20, "Those were the best pancakes of the year"),
        Line("Anna", -1, 19, 22, "Whoever ate eleven of them does the dishwasher tonight 😄"),
    ]

    private static let pair = [
        Line("Mia", -1, 20, 10, "Mum, I’ve asked for Film night. Can we do it on Saturday?"),
        Line("Anna", -1, 20, 14, "Saturday is good. You choose, I make the popcorn."),
        Line("Mia", -1, 20, 15, "❤️"),
    ]

    /// Two groups and a chat of two; a few messages are still unread.
    func talk() async throws {
        clock.turn(day: -20, hour: 12)
        let everyone = ["Ben", "Mia", "Tom", "Lou"]
        let robins = try await group("The Robins", of: everyone, by: "Anna")
        let surprise = try await group("Anna’s birthday 🤫", of: ["Mia", "Tom", "Lou"], by: "Ben")
        let direct = try await services.chats.direct(with: try id("Anna"), in: family, by: caller("Mia")).chat
        try await say([Line("Ben", -6, 16, 30, "Three weeks to go. Ideas for a present?")], in: surprise)
        try await say([Line("Tom", -6, 16, 41, "A drum kit!")], in: surprise)
        let answered = try await say(Self.pair, in: direct)[1]
        _ = try await services.messages.read(upTo: answered.id, in: direct.id, of: family, by: caller("Mia"))
        let said = try await say(Self.family, in: robins)
        for (who, emoji, index) in [("Anna", "❤️", 1), ("Mia", "❤️", 1), ("Tom", "😂", 12), ("Ben", "😂", 12)] {
            _ = try await services.messages.react(emoji, to: said[index].id, in: robins.id, of: family, by: caller(who))
        }
        for who in everyone + ["Anna"] {
            let seen = who == "Lou" ? said[8] : who == "Mia" ? said[10] : said[said.count - 1]
            _ = try await services.messages.read(upTo: seen.id, in: robins.id, of: family, by: caller(who))
        }
    }

    private func group(_ title: String, of members: [String], by maker: String) async throws -> Chat {
        let draft = GroupDraft(title: title, members: try members.map(id))
        return try await services.chats.create(draft, in: family, by: caller(maker))
    }

    @discardableResult
    private func say(_ lines: [Line], in chat: Chat) async throws -> [Message] {
        var said: [Message] = []
        for (index, line) in lines.enumerated() {
            clock.turn(day: line.day, hour: line.hour, minute: line.minute)
            let draft = MessageDraft(clientId: "demo\(line.day)-\(line.hour)-\(index)", body: line.text)
            said.append(try await services.messages.send(draft, to: chat.id, in: family, by: caller(line.who)).message)
        }
        return said
    }
}
