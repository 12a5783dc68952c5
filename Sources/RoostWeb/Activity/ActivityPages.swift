import Hummingbird
import Roost

/// The page of what happened.
struct ActivityPages: PageGroup {
    let environment: PageEnvironment

    func register(on family: some RouterMethods<RoostContext>) {
        family.get("activity") { request, context in
            try await renderer.answer(ActivityPage(request.fields), to: request, context)
        }
    }
}
