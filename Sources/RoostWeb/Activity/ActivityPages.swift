import Hummingbird
import Roost

/// The page of what happened.
struct ActivityPages: Sendable {
    private let renderer: PageRenderer

    init(renderer: PageRenderer) {
        self.renderer = renderer
    }

    /// - Parameter family: the pages of one family.
    func register(on family: RouterGroup<RoostContext>) {
        family.get("activity") { request, context in
            try await renderer.answer(ActivityPage(request.fields), to: request, context)
        }
    }
}
