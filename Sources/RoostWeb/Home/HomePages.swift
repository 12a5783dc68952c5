import Hummingbird
import Roost

/// A family's first page.
struct HomePages: PageGroup {
    let environment: PageEnvironment

    func register(on family: some RouterMethods<RoostContext>) {
        family.get("") { request, context in
            try await renderer.answer(HomePage(), to: request, context)
        }
    }
}
