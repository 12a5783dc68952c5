import Roost
import RoostTestSupport
import RoostWeb
import Testing

/// The things in a scene, and what they are called in paths and bodies.
struct Props {
    let values: [String: String]
    let routeValues: [String: [String: String]]

    init(_ home: Home) async throws {
        let picture = try Image(Scene.picture)
        for user in [home.anna, home.mia, home.tom] {
            _ = try await home.services.accounts.setImage(picture, by: Caller(user))
        }
        for user in [home.anna, home.mia] { try await home.grant(200, to: user) }
        let task = try await home.task("Feed the cat", karma: 5)
        let done = try await home.complete(home.task("Dishes", karma: 5), by: home.mia)
        let schedule = try await home.schedule()
        let reward = try await home.reward("Cinema", cost: 10)
        _ = try await home.services.rewards.setImage(picture, of: reward.id, in: home.id, by: Caller(home.anna))
        let claim = try await home.claim(home.reward("Ice", cost: 5), by: home.mia)
        let chat = try await home.group(of: [home.mia, home.tom])
        let draft = MessageDraft(clientId: "first", body: "Look", image: picture)
        let sent = try await home.services.messages.send(draft, to: chat.id, in: home.id, by: Caller(home.anna))
        let plain = try await home.say("Dinner is ready", in: chat, by: home.anna)
        let (invite, token) = try await home.invite()
        let ida = try await home.kid()
        let feed = try await home.services.taskFeeds.create(in: home.id, by: Caller(home.anna))
        let tablet = try await home.signIn(home.anna)
        let today = FamilyClock(timezone: "Europe/Amsterdam").date(of: home.clock.now)
        values = [
            "familyId": home.id.text, "userId": home.tom.text, "taskId": task.id.text, "rewardId": reward.id.text,
            "scheduleId": schedule.id.text, "claimId": claim.id.text, "chatId": chat.id.text,
            "inviteId": invite.id.text,
            "messageId": sent.message.id.text, "token": token.text, "signInId": tablet.signIn.id.text,
            "memberId": home.tom.text, "familyCode": try await home.code().text, "startDate": today.description,
            "until": today.description, "date": "2026-03-30", "email": "new@home.example", "timezone": "UTC",
            "from": "21:00", "to": "07:00",
        ]
        routeValues = [
            "POST /v1/auth/login": ["email": Home.email("Anna"), "password": Home.password],
            "POST /v1/auth/kid-login": ["memberId": ida.text, "pin": "2468"],
            "GET /v1/families/{familyId}/tasks.ics": ["token": feed.text],
            "POST /v1/auth/change-password": ["currentPassword": Home.password],
            "DELETE /v1/families/{familyId}": ["name": "The Finches"],
            "DELETE /v1/families/{familyId}/tasks/{taskId}/completion": ["taskId": done.id.text],
            "POST /v1/families/{familyId}/chats/{chatId}/members": ["memberId": home.ben.text],
            // Beside its picture, a message may say nothing.
            "PATCH /v1/families/{familyId}/chats/{chatId}/messages/{messageId}": ["messageId": plain.id.text],
        ]
    }
}
