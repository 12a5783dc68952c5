import Hummingbird
import Roost

/// A family's first page.
struct HomePages: Sendable {
    private let renderer: PageRenderer

    init(renderer: PageRenderer) {
        self.renderer = renderer
    }

    /// - Parameter family: the pages of one family.
    func register(on family: RouterGroup<RoostContext>) {
        family.get("") { request, context in
            try await renderer.answer(HomePage(), to: request, context)
        }
    }
}
