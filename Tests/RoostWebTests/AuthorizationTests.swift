import HTTPTypes
import Roost
import RoostTestSupport
import RoostWeb
import Testing

@Suite("Every address below /v1")
struct AuthorizationTests {
    /// What a valid body of each address looks like; an address that isn't here fails the test.
    private static let bodies: [String: String] = [
        "POST /v1/auth/logout": "",
        "GET /v1/auth/me": "",
        "PATCH /v1/auth/me": #"{"name":"A"}"#,
        "DELETE /v1/auth/me": "",
        "GET /v1/auth/me/image": "",
        "PUT /v1/auth/me/image": "GIF89a",
        "DELETE /v1/auth/me/image": "",
        "GET /v1/auth/export": "",
        "POST /v1/auth/token": "",
        "GET /v1/auth/sessions": "",
        "DELETE /v1/auth/sessions/{signInId}": "",
        "POST /v1/auth/change-password": #"{"currentPassword":"12345678","newPassword":"87654321"}"#,
        "GET /v1/families": "",
        "POST /v1/families": #"{"name":"A","timezone":"UTC"}"#,
        "PATCH /v1/families/{familyId}": #"{"name":"A"}"#,
        "DELETE /v1/families/{familyId}": #"{"name":"A"}"#,
        "POST /v1/families/{familyId}/members":
            #"{"name":"A","email":"a@b.example","password":"12345678","role":"child"}"#,
        "PUT /v1/families/{familyId}/members/{userId}/role": #"{"role":"child"}"#,
        "DELETE /v1/families/{familyId}/members/{userId}": "",
        "GET /v1/families/{familyId}/members/{userId}/image": "",
        "GET /v1/families/{familyId}/members/{userId}/access": "",
        "PUT /v1/families/{familyId}/members/{userId}/pin": #"{"pin":"2468"}"#,
        "PUT /v1/families/{familyId}/members/{userId}/password": #"{"password":"12345678","email":"a@b.example"}"#,
        "GET /v1/families/{familyId}/code": "",
        "POST /v1/families/{familyId}/code": "",
        "GET /v1/families/{familyId}/invites": "",
        "POST /v1/families/{familyId}/invites": #"{"role":"child"}"#,
        "DELETE /v1/families/{familyId}/invites/{inviteId}": "",
        "POST /v1/invites/{token}/acceptance": "",
        "GET /v1/families/{familyId}/tasks": "",
        "POST /v1/families/{familyId}/tasks": #"{"name":"A"}"#,
        "GET /v1/families/{familyId}/tasks/summary": "",
        "POST /v1/families/{familyId}/tasks/feed": "",
        "DELETE /v1/families/{familyId}/tasks/feed": "",
        "GET /v1/families/{familyId}/tasks/{taskId}": "",
        "PATCH /v1/families/{familyId}/tasks/{taskId}": #"{"name":"A"}"#,
        "DELETE /v1/families/{familyId}/tasks/{taskId}": "",
        "POST /v1/families/{familyId}/tasks/{taskId}/completion": "",
        "DELETE /v1/families/{familyId}/tasks/{taskId}/completion": "",
        "PUT /v1/families/{familyId}/tasks/{taskId}/assignment": #"{"type":"everyone"}"#,
        "GET /v1/families/{familyId}/schedules": "",
        "POST /v1/families/{familyId}/schedules":
            #"{"name":"A","startDate":"2026-04-01","recurrence":{"frequency":"daily"}}"#,
        "POST /v1/families/{familyId}/schedules/preview":
            #"{"name":"A","startDate":"2026-04-01","recurrence":{"frequency":"daily"}}"#,
        "GET /v1/families/{familyId}/schedules/{scheduleId}": "",
        "PATCH /v1/families/{familyId}/schedules/{scheduleId}": #"{"name":"A"}"#,
        "DELETE /v1/families/{familyId}/schedules/{scheduleId}": "",
        "PUT /v1/families/{familyId}/schedules/{scheduleId}/pause": "",
        "DELETE /v1/families/{familyId}/schedules/{scheduleId}/pause": "",
        "POST /v1/families/{familyId}/schedules/{scheduleId}/skips": #"{"date":"2026-04-01"}"#,
        "GET /v1/families/{familyId}/activity": "",
        "GET /v1/families/{familyId}/karma": "",
        "GET /v1/families/{familyId}/karma/{userId}/entries": "",
        "POST /v1/families/{familyId}/karma/grants":
            #"{"userId":"01890000-0000-7000-8000-000000000000","amount":1}"#,
        "GET /v1/families/{familyId}/rewards": "",
        "POST /v1/families/{familyId}/rewards": #"{"name":"A","karmaCost":1}"#,
        "GET /v1/families/{familyId}/rewards/{rewardId}": "",
        "PATCH /v1/families/{familyId}/rewards/{rewardId}": #"{"name":"A"}"#,
        "PUT /v1/families/{familyId}/rewards/{rewardId}/archive": "",
        "PUT /v1/families/{familyId}/rewards/{rewardId}/favourite": "",
        "DELETE /v1/families/{familyId}/rewards/{rewardId}/favourite": "",
        "GET /v1/families/{familyId}/rewards/{rewardId}/image": "",
        "PUT /v1/families/{familyId}/rewards/{rewardId}/image": "GIF89a",
        "POST /v1/families/{familyId}/rewards/{rewardId}/claims": "",
        "GET /v1/families/{familyId}/claims": "",
        "GET /v1/families/{familyId}/claims/{claimId}": "",
        "DELETE /v1/families/{familyId}/claims/{claimId}": "",
        "POST /v1/families/{familyId}/claims/{claimId}/approval": "",
        "POST /v1/families/{familyId}/claims/{claimId}/rejection": #"{"reason":"A"}"#,
        "GET /v1/families/{familyId}/chats": "",
        "POST /v1/families/{familyId}/chats": #"{"type":"group","title":"A","memberIds":[]}"#,
        "GET /v1/families/{familyId}/chats/search": "",
        "GET /v1/families/{familyId}/chats/{chatId}": "",
        "PATCH /v1/families/{familyId}/chats/{chatId}": #"{"title":"A"}"#,
        "POST /v1/families/{familyId}/chats/{chatId}/members":
            #"{"memberId":"01890000-0000-7000-8000-000000000000"}"#,
        "DELETE /v1/families/{familyId}/chats/{chatId}/members/{userId}": "",
        "PUT /v1/families/{familyId}/chats/{chatId}/mute": "",
        "DELETE /v1/families/{familyId}/chats/{chatId}/mute": "",
        "PUT /v1/families/{familyId}/chats/{chatId}/read":
            #"{"messageId":"01890000-0000-7000-8000-000000000000"}"#,
        "GET /v1/families/{familyId}/chats/{chatId}/messages": "",
        "POST /v1/families/{familyId}/chats/{chatId}/messages": #"{"clientId":"a","body":"A"}"#,
        "GET /v1/families/{familyId}/chats/{chatId}/messages/{messageId}": "",
        "PATCH /v1/families/{familyId}/chats/{chatId}/messages/{messageId}": #"{"body":"A"}"#,
        "DELETE /v1/families/{familyId}/chats/{chatId}/messages/{messageId}": "",
        "PUT /v1/families/{familyId}/chats/{chatId}/messages/{messageId}/reaction": #"{"emoji":"👍"}"#,
        "DELETE /v1/families/{familyId}/chats/{chatId}/messages/{messageId}/reaction": "",
        "GET /v1/families/{familyId}/chats/{chatId}/messages/{messageId}/image": "",
    ]

    /// What needs no sign-in.
    private static let open: Set = [
        "POST /v1/auth/register", "POST /v1/auth/login", "GET /v1/auth/kids", "POST /v1/auth/kid-login",
        "GET /v1/invites/{token}", "GET /v1/families/{familyId}/tasks.ics",
    ]
    private static let someID = "01890000-0000-7000-8000-000000000000"

    @Test("stands in the table of this test")
    func tableIsWhole() async throws {
        let home = try await Home()
        let application = try WebApplication(
            services: home.services,
            configuration: WebConfiguration(),
            logger: Store.silent
        )
        let routes = Set(application.routes.filter { $0.contains(" /v1/") })
        #expect(routes == Set(Self.bodies.keys).union(Self.open))
    }

    @Test("refuses who isn't signed in, before it looks at ids and body", arguments: bodies.keys.sorted())
    func needsSignIn(route: String) async throws {
        let house = try await House()
        for client in [house.nobody, house.nobody.with(token: "forged"), house.nobody.with(token: "a.b.c")] {
            let answer = try await client.ask(route, ids: "nonsense", body: "{")
            #expect(answer.status == .unauthorized)
            #expect(try answer.code == "not_signed_in")
            #expect(answer.headers[.wwwAuthenticate] != nil)
        }
    }

    @Test("of a family refuses a malformed id, before it looks who asks", arguments: bodies.keys.sorted())
    func refusesMalformedIDs(route: String) async throws {
        guard route.contains("{familyId}") else { return }
        let house = try await House()
        for id in ["nonsense", someUpperCaseID] {
            let answer = try await house.stranger.ask(route, ids: id, body: Self.bodies[route] ?? "")
            #expect(answer.status == .badRequest)
            #expect(try answer.code == "malformed_id")
        }
    }

    @Test("of a family refuses a stranger, before it looks what is there", arguments: bodies.keys.sorted())
    func refusesStrangers(route: String) async throws {
        guard route.contains("{familyId}") else { return }
        let house = try await House()
        let body = Self.bodies[route] ?? ""
        let real = route.replacing("{familyId}", with: house.home.id.text)
        let unknown = route.replacing("{familyId}", with: Self.someID)
        for asked in [real, unknown] {
            let answer = try await house.stranger.ask(asked, ids: Self.someID, body: body)
            #expect(answer.status == .forbidden, "\(answer.text)")
            #expect(try answer.code == "not_a_member")
        }
    }

    private var someUpperCaseID: String { "01890000-0000-7000-8000-00000000000A" }
}

extension Client {
    /// Asks `PATCH /v1/families/{familyId}`, with an id wherever the path wants one.
    func ask(_ route: String, ids: String, body: String) async throws -> Answer {
        let parts = route.split(separator: " ")
        let path = parts[1].split(separator: "/").map { $0.hasPrefix("{") ? ids : String($0) }.joined(separator: "/")
        let method = try #require(HTTPRequest.Method(String(parts[0])))
        return try await send(method, "/" + path, body)
    }
}
