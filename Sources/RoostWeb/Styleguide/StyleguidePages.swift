import HTTPTypes
import Hummingbird
import Roost

/// `/styleguide`: every part the pages are made of, to look at and to try. Served in development only.
struct StyleguidePages: PageGroup {
    let environment: PageEnvironment

    func register(on router: some RouterMethods<RoostContext>) {
        router.get("styleguide") { request, _ in
            let values = StyleguideSamples().values
            return try renderer.door(request, in: .english) { _ in
                PageContent(template: "pages/styleguide", title: "Styleguide", values: values)
            }
        }
    }
}
