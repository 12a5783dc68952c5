import Hummingbird
import Roost

/// The forms that decide claims; they stand on the home, tasks and rewards pages.
struct ClaimPages: PageGroup {
    let environment: PageEnvironment

    private var claims: Claims { services.claims }

    func register(on family: some RouterMethods<RoostContext>) {
        family.post("claims/:claimId/approval") { request, context in
            try await decide(.button, request, context) { id, _, post in
                _ = try await claims.approve(id, in: post.family, by: post.caller)
            }
        }
        family.post("claims/:claimId/rejection") { request, context in
            try await decide(.rejection(try context.claimId()), request, context, ending: true) { id, typed, post in
                _ = try await claims.reject(id, reason: typed["reason"], in: post.family, by: post.caller)
            }
        }
        family.post("claims/:claimId/approval/removal") { request, context in
            try await decide(.button, request, context) { id, _, post in
                _ = try await claims.takeBackApproval(of: id, in: post.family, by: post.caller)
            }
        }
        family.post("claims/:claimId/removal") { request, context in
            try await decide(.button, request, context, ending: true) { id, typed, post in
                _ = try await claims.cancel(id, reason: typed.text("reason"), in: post.family, by: post.caller)
            }
        }
    }

    private func decide(
        _ form: FormRefusal.Form,
        _ request: Request,
        _ context: RoostContext,
        ending: Bool = false,
        _ act: (Claim.ID, FormBody, FormPosts.Post) async throws -> Void
    ) async throws -> Response {
        let id = try context.claimId()
        return try await forms.answer(form, request, context, on: RewardsPage(), ending: ending) { typed, post in
            try await act(id, typed, post)
        }
    }
}
