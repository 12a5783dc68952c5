import Hummingbird
import Roost

/// The pages of rewards, and their forms.
struct RewardPages: PageGroup {
    let environment: PageEnvironment

    private var rewards: Rewards { services.rewards }
    private var claims: Claims { services.claims }

    func register(on family: some RouterMethods<RoostContext>) {
        family.get("rewards") { request, context in
            try await renderer.answer(RewardsPage(), to: request, context)
        }
        family.get("rewards/new") { request, context in
            try await renderer.answer(RewardFormPage(id: nil), to: request, context)
        }
        family.get("rewards/:rewardId/edit") { request, context in
            try await renderer.answer(RewardFormPage(id: try context.rewardId()), to: request, context)
        }
        family.get("rewards/:rewardId/claim") { request, context in
            try await renderer.answer(ClaimPage(id: try context.rewardId()), to: request, context)
        }
        family.get("rewards/:rewardId/image", use: RewardImageRoutes(services: services).get)
        family.post("rewards", use: create)
        family.post("rewards/:rewardId", use: edit)
        family.post("rewards/:rewardId/image", use: setImage)
        registerTaps(on: family)
    }

    private func registerTaps(on family: some RouterMethods<RoostContext>) {
        family.post("rewards/:rewardId/archive") { request, context in
            try await tap(request, context, done: "/rewards") {
                _ = try await rewards.archive($0, in: $1.family, by: $1.caller)
            }
        }
        family.post("rewards/:rewardId/favourite") { request, context in
            try await tap(request, context) {
                try await rewards.setFavourite(true, of: $0, in: $1.family, by: $1.caller)
            }
        }
        family.post("rewards/:rewardId/favourite/removal") { request, context in
            try await tap(request, context) {
                try await rewards.setFavourite(false, of: $0, in: $1.family, by: $1.caller)
            }
        }
        family.post("rewards/:rewardId/claims") { request, context in
            let id = try context.rewardId()
            let sheet = ClaimPage(id: id)
            return try await forms.answer(.claim, request, context, on: sheet, done: "/rewards") { typed, post in
                _ = try await claims.claim(id, for: Int(typed["cost"]), in: post.family, by: post.caller)
            }
        }
    }

    @Sendable
    private func create(_ request: Request, _ context: RoostContext) async throws -> Response {
        let page = RewardFormPage(id: nil)
        return try await forms.answer(.reward, request, context, on: page, done: "/rewards") { typed, post in
            var form = RewardForm(typed)
            let draft = try form.draft()
            _ = try await rewards.create(draft, in: post.family, by: post.caller)
        }
    }

    @Sendable
    private func edit(_ request: Request, _ context: RoostContext) async throws -> Response {
        let id = try context.rewardId()
        let page = RewardFormPage(id: id)
        return try await forms.answer(.reward, request, context, on: page, done: "/rewards") { typed, post in
            var form = RewardForm(typed)
            let edit = try form.edit()
            _ = try await rewards.edit(id, edit, in: post.family, by: post.caller)
        }
    }

    @Sendable
    private func setImage(_ request: Request, _ context: RoostContext) async throws -> Response {
        let id = try context.rewardId()
        let page = RewardFormPage(id: id)
        return try await forms.upload(request, context, on: page) { image, post in
            _ = try await rewards.setImage(image, of: id, in: post.family, by: post.caller)
        }
    }

    /// A form that is only a button.
    private func tap(
        _ request: Request,
        _ context: RoostContext,
        done: String? = nil,
        _ act: (Reward.ID, FormPosts.Post) async throws -> Void
    ) async throws -> Response {
        let id = try context.rewardId()
        return try await forms.answer(.button, request, context, on: RewardsPage(), done: done) { _, post in
            try await act(id, post)
        }
    }
}
