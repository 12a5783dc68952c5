import HTTPTypes
import Hummingbird
import Logging
import Roost

/// The pages people see, and the forms on them.
struct Pages: Sendable {
    private let services: Services
    private let configuration: WebConfiguration
    private let renderer: PageRenderer
    private let catalogue: Catalogue

    /// Reads the templates.
    /// - Throws: `TemplateFault` for a broken one.
    init(
        services: Services,
        configuration: WebConfiguration,
        assets: AssetFiles,
        catalogue: Catalogue,
        logger: Logger
    ) throws {
        self.services = services
        self.configuration = configuration
        self.catalogue = catalogue
        let templates = try Templates(
            assets: configuration.assetsFolder,
            catalogue: catalogue,
            constants: ["assets": assets.base, "release": assets.release]
        )
        renderer = PageRenderer(templates: templates, catalogue: catalogue, services: services, configuration)
    }

    /// Adds every page to the router.
    func register(on router: Router<RoostContext>) {
        let authentication = Authentication(accounts: services.accounts, configuration: configuration)
        let problems = ProblemPage(renderer: renderer)
        let doors = DoorPages(services, configuration, authentication: authentication, renderer: renderer)
        doors.register(on: router)
        KidPages(services, configuration, renderer: renderer).register(on: router)
        InviteDoor(services, configuration, authentication: authentication, renderer: renderer).register(on: router)
        NewFamilyDoor(services, configuration, authentication: authentication, renderer: renderer).register(on: router)
        AccountDoor(services, configuration, authentication: authentication, renderer: renderer).register(on: router)
        InstallationPages(services: services, authentication: authentication, renderer: renderer).register(on: router)
        if configuration.isDevelopment { StyleguidePages(renderer: renderer).register(on: router) }
        let family = router.group("families/:familyId")
            .add(middleware: PageSignIn(authentication: authentication, problemPage: problems))
            .add(middleware: ProblemLanguage(catalogue))
            .add(middleware: UserLimit(services: services))
            .add(middleware: FormKeys(services: services, bodyLimit: configuration.bodyLimit))
        let forms = FormPosts(renderer: renderer, bodyLimit: configuration.bodyLimit)
        HomePages(renderer: renderer).register(on: family)
        TaskPages(services: services, renderer: renderer, forms: forms).register(on: family)
        SchedulePages(services: services, renderer: renderer, forms: forms).register(on: family)
        RewardPages(services: services, renderer: renderer, forms: forms).register(on: family)
        ClaimPages(services: services, forms: forms).register(on: family)
        KarmaPages(services: services, renderer: renderer, forms: forms).register(on: family)
        ActivityPages(renderer: renderer).register(on: family)
        ChatPages(services: services, renderer: renderer, forms: forms).register(on: family)
        MessagePages(services: services, configuration: configuration, forms: forms).register(on: family)
        MemberPages(services: services, renderer: renderer, forms: forms).register(on: family)
        MemberImageRoutes(services: services).register(on: family)
        ProfilePages(services: services, renderer: renderer, forms: forms).register(on: family)
        SettingsPages(services: services, configuration, renderer: renderer, forms: forms).register(on: family)
        WardPages(services: services, forms: forms).register(on: family)
        FamilySettingsPages(services: services, renderer: renderer, forms: forms).register(on: family)
        InvitePages(services: services, configuration: configuration, renderer: renderer, forms: forms)
            .register(on: family)
    }

    /// A problem as a page; nil leaves it to JSON.
    @Sendable
    func problemPage(_ problem: Problem, _ request: Request, _ context: RoostContext) async throws -> Response? {
        try ProblemPage(renderer: renderer).response(problem, request, context)
    }
}
