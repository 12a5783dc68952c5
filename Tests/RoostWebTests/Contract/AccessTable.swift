import RoostWeb

/// Who is answered what at each address, all else being right.
enum AccessTable {
    typealias Column = (name: String, client: @Sendable (Scene) -> Client)

    /// Those who ask.
    static let columns: [Column] = [
        ("nobody", { $0.house.nobody }),
        ("a stranger", { $0.house.stranger }),
        ("another family's parent", { $0.neighbour }),
        ("a removed member", { $0.removed }),
        ("a child", { $0.house.mia }),
        ("a parent", { $0.house.anna }),
    ]

    /// Whether what one of them does there is nothing to the others. An email and an invite are taken once.
    static func isOnes(_ endpoint: Endpoint) -> Bool {
        let areShared = ["POST /v1/auth/register", "POST /v1/invites/{token}/acceptance"]
        return !endpoint.parameters.contains("familyId") && !areShared.contains(endpoint.route)
    }

    /// By address: the statuses, in the order of the columns.
    static let rows: [String: [Int]] = [
        // Who comes, no matter who it is.
        "POST /v1/auth/register": [201, 201, 201, 201, 201, 201],
        "POST /v1/auth/login": [200, 200, 200, 200, 200, 200],
        "GET /v1/auth/kids": [200, 200, 200, 200, 200, 200],
        "POST /v1/auth/kid-login": [200, 200, 200, 200, 200, 200],
        "GET /v1/invites/{token}": [200, 200, 200, 200, 200, 200],
        "GET /healthz": [200, 200, 200, 200, 200, 200],
        "GET /readyz": [200, 200, 200, 200, 200, 200],
        "GET /.well-known/jwks.json": [200, 200, 200, 200, 200, 200],
        "GET /v1/families/{familyId}/tasks.ics": [200, 200, 200, 200, 200, 200],
        // Not over the network, whoever asks.
        "GET /metrics": [403, 403, 403, 403, 403, 403],
        // One's own account. Zoe is her family's last parent; a stranger has no picture.
        "POST /v1/auth/logout": [401, 204, 204, 204, 204, 204],
        "POST /v1/auth/change-password": [401, 204, 204, 204, 204, 204],
        "POST /v1/auth/token": [401, 200, 200, 200, 200, 200],
        "GET /v1/auth/sessions": [401, 200, 200, 200, 200, 200],
        "DELETE /v1/auth/sessions/{signInId}": [401, 404, 404, 404, 404, 204],
        "GET /v1/auth/me": [401, 200, 200, 200, 200, 200],
        "PATCH /v1/auth/me": [401, 200, 200, 200, 200, 200],
        "DELETE /v1/auth/me": [401, 204, 409, 204, 204, 204],
        "GET /v1/auth/me/image": [401, 404, 404, 404, 200, 200],
        "PUT /v1/auth/me/image": [401, 200, 200, 200, 200, 200],
        "DELETE /v1/auth/me/image": [401, 204, 204, 204, 204, 204],
        "GET /v1/auth/export": [401, 200, 200, 200, 200, 200],
        "GET /v1/families": [401, 200, 200, 200, 200, 200],
        "POST /v1/families": [401, 201, 201, 201, 201, 201],
        "POST /v1/invites/{token}/acceptance": [401, 201, 201, 201, 409, 409],
        // The family and who is in it.
        "PATCH /v1/families/{familyId}": [401, 403, 403, 403, 403, 200],
        "DELETE /v1/families/{familyId}": [401, 403, 403, 403, 403, 204],
        "GET /v1/families/{familyId}/code": [401, 403, 403, 403, 403, 200],
        "POST /v1/families/{familyId}/code": [401, 403, 403, 403, 403, 201],
        "POST /v1/families/{familyId}/members": [401, 403, 403, 403, 403, 201],
        "PUT /v1/families/{familyId}/members/{userId}/role": [401, 403, 403, 403, 403, 200],
        "DELETE /v1/families/{familyId}/members/{userId}": [401, 403, 403, 403, 403, 204],
        "GET /v1/families/{familyId}/members/{userId}/image": [401, 403, 403, 403, 200, 200],
        "GET /v1/families/{familyId}/members/{userId}/access": [401, 403, 403, 403, 403, 200],
        "PUT /v1/families/{familyId}/members/{userId}/pin": [401, 403, 403, 403, 403, 204],
        "PUT /v1/families/{familyId}/members/{userId}/password": [401, 403, 403, 403, 403, 204],
        "GET /v1/families/{familyId}/invites": [401, 403, 403, 403, 403, 200],
        "POST /v1/families/{familyId}/invites": [401, 403, 403, 403, 403, 201],
        "DELETE /v1/families/{familyId}/invites/{inviteId}": [401, 403, 403, 403, 403, 204],
        // Tasks: a child completes what is for everyone, and reopens what it completed; it edits its own only.
        "GET /v1/families/{familyId}/tasks": [401, 403, 403, 403, 200, 200],
        "POST /v1/families/{familyId}/tasks": [401, 403, 403, 403, 201, 201],
        "GET /v1/families/{familyId}/tasks/summary": [401, 403, 403, 403, 200, 200],
        "GET /v1/families/{familyId}/tasks/{taskId}": [401, 403, 403, 403, 200, 200],
        "PATCH /v1/families/{familyId}/tasks/{taskId}": [401, 403, 403, 403, 403, 200],
        "DELETE /v1/families/{familyId}/tasks/{taskId}": [401, 403, 403, 403, 403, 204],
        "POST /v1/families/{familyId}/tasks/{taskId}/completion": [401, 403, 403, 403, 200, 200],
        "DELETE /v1/families/{familyId}/tasks/{taskId}/completion": [401, 403, 403, 403, 200, 200],
        "PUT /v1/families/{familyId}/tasks/{taskId}/assignment": [401, 403, 403, 403, 403, 200],
        "POST /v1/families/{familyId}/tasks/feed": [401, 403, 403, 403, 201, 201],
        "DELETE /v1/families/{familyId}/tasks/feed": [401, 403, 403, 403, 204, 204],
        // Schedules are the parents'.
        "GET /v1/families/{familyId}/schedules": [401, 403, 403, 403, 403, 200],
        "POST /v1/families/{familyId}/schedules": [401, 403, 403, 403, 403, 201],
        "POST /v1/families/{familyId}/schedules/preview": [401, 403, 403, 403, 403, 200],
        "GET /v1/families/{familyId}/schedules/{scheduleId}": [401, 403, 403, 403, 403, 200],
        "PATCH /v1/families/{familyId}/schedules/{scheduleId}": [401, 403, 403, 403, 403, 200],
        "DELETE /v1/families/{familyId}/schedules/{scheduleId}": [401, 403, 403, 403, 403, 204],
        "PUT /v1/families/{familyId}/schedules/{scheduleId}/pause": [401, 403, 403, 403, 403, 200],
        "DELETE /v1/families/{familyId}/schedules/{scheduleId}/pause": [401, 403, 403, 403, 403, 200],
        "POST /v1/families/{familyId}/schedules/{scheduleId}/skips": [401, 403, 403, 403, 403, 200],
        // Karma, rewards, claims: the claim is the child's own.
        "GET /v1/families/{familyId}/karma": [401, 403, 403, 403, 200, 200],
        "GET /v1/families/{familyId}/karma/{userId}/entries": [401, 403, 403, 403, 200, 200],
        "POST /v1/families/{familyId}/karma/grants": [401, 403, 403, 403, 403, 201],
        "GET /v1/families/{familyId}/rewards": [401, 403, 403, 403, 200, 200],
        "POST /v1/families/{familyId}/rewards": [401, 403, 403, 403, 403, 201],
        "GET /v1/families/{familyId}/rewards/{rewardId}": [401, 403, 403, 403, 200, 200],
        "PATCH /v1/families/{familyId}/rewards/{rewardId}": [401, 403, 403, 403, 403, 200],
        "PUT /v1/families/{familyId}/rewards/{rewardId}/archive": [401, 403, 403, 403, 403, 200],
        "PUT /v1/families/{familyId}/rewards/{rewardId}/favourite": [401, 403, 403, 403, 204, 204],
        "DELETE /v1/families/{familyId}/rewards/{rewardId}/favourite": [401, 403, 403, 403, 204, 204],
        "GET /v1/families/{familyId}/rewards/{rewardId}/image": [401, 403, 403, 403, 200, 200],
        "PUT /v1/families/{familyId}/rewards/{rewardId}/image": [401, 403, 403, 403, 403, 200],
        "POST /v1/families/{familyId}/rewards/{rewardId}/claims": [401, 403, 403, 403, 201, 201],
        "GET /v1/families/{familyId}/claims": [401, 403, 403, 403, 200, 200],
        "GET /v1/families/{familyId}/claims/{claimId}": [401, 403, 403, 403, 200, 200],
        "DELETE /v1/families/{familyId}/claims/{claimId}": [401, 403, 403, 403, 200, 200],
        "POST /v1/families/{familyId}/claims/{claimId}/approval": [401, 403, 403, 403, 403, 200],
        "POST /v1/families/{familyId}/claims/{claimId}/rejection": [401, 403, 403, 403, 403, 200],
        // Chats: the child is in the group, and the parent is its admin and wrote the message.
        "GET /v1/families/{familyId}/chats": [401, 403, 403, 403, 200, 200],
        "POST /v1/families/{familyId}/chats": [401, 403, 403, 403, 201, 201],
        "GET /v1/families/{familyId}/chats/search": [401, 403, 403, 403, 200, 200],
        "GET /v1/families/{familyId}/chats/{chatId}": [401, 403, 403, 403, 200, 200],
        "PATCH /v1/families/{familyId}/chats/{chatId}": [401, 403, 403, 403, 403, 200],
        "POST /v1/families/{familyId}/chats/{chatId}/members": [401, 403, 403, 403, 403, 200],
        "DELETE /v1/families/{familyId}/chats/{chatId}/members/{userId}": [401, 403, 403, 403, 403, 204],
        "PUT /v1/families/{familyId}/chats/{chatId}/mute": [401, 403, 403, 403, 204, 204],
        "DELETE /v1/families/{familyId}/chats/{chatId}/mute": [401, 403, 403, 403, 204, 204],
        "PUT /v1/families/{familyId}/chats/{chatId}/read": [401, 403, 403, 403, 200, 200],
        "GET /v1/families/{familyId}/chats/{chatId}/messages": [401, 403, 403, 403, 200, 200],
        "POST /v1/families/{familyId}/chats/{chatId}/messages": [401, 403, 403, 403, 201, 201],
        "GET /v1/families/{familyId}/chats/{chatId}/messages/{messageId}": [401, 403, 403, 403, 200, 200],
        "PATCH /v1/families/{familyId}/chats/{chatId}/messages/{messageId}": [401, 403, 403, 403, 403, 200],
        "DELETE /v1/families/{familyId}/chats/{chatId}/messages/{messageId}": [401, 403, 403, 403, 403, 200],
        "PUT /v1/families/{familyId}/chats/{chatId}/messages/{messageId}/reaction": [401, 403, 403, 403, 200, 200],
        "DELETE /v1/families/{familyId}/chats/{chatId}/messages/{messageId}/reaction": [401, 403, 403, 403, 200, 200],
        "GET /v1/families/{familyId}/chats/{chatId}/messages/{messageId}/image": [401, 403, 403, 403, 200, 200],
        "GET /v1/families/{familyId}/activity": [401, 403, 403, 403, 200, 200],
    ]
}
