import Hummingbird
import Roost

/// What every page is made with.
struct PageEnvironment: Sendable {
    let services: Services
    let configuration: WebConfiguration
    let authentication: Authentication
    let renderer: PageRenderer
    let forms: FormPosts

    init(services: Services, configuration: WebConfiguration, renderer: PageRenderer) {
        self.services = services
        self.configuration = configuration
        self.renderer = renderer
        authentication = Authentication(accounts: services.accounts, configuration: configuration)
        forms = FormPosts(renderer: renderer, bodyLimit: configuration.bodyLimit)
    }
}

/// Pages that belong together, and the forms on them.
protocol PageGroup: RouteGroup {
    var environment: PageEnvironment { get }

    init(environment: PageEnvironment)

    /// - Parameter router: everything, or, for the pages of a family, what is below one family.
    func register(on router: some RouterMethods<RoostContext>)
}

extension PageGroup {
    var services: Services { environment.services }
    var configuration: WebConfiguration { environment.configuration }
    var authentication: Authentication { environment.authentication }
    var renderer: PageRenderer { environment.renderer }
    var forms: FormPosts { environment.forms }
}
