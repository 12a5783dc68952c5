import HTTPTypes
import Hummingbird
import Roost

/// The pages people see, and the forms on them.
struct Pages: Sendable {
    private let environment: PageEnvironment

    init(services: Services, configuration: WebConfiguration, assets: Assets) {
        environment = PageEnvironment(
            services: services,
            configuration: configuration,
            renderer: PageRenderer(assets, services: services, configuration)
        )
    }

    private static let doors: [any PageGroup.Type] = [
        DoorPages.self, KidPages.self, InviteDoor.self, NewFamilyDoor.self, AccountDoor.self, ThemePages.self,
        InstallationPages.self,
    ]

    private static let ofFamilies: [any PageGroup.Type] = [
        HomePages.self, TaskPages.self, SchedulePages.self, RewardPages.self, ClaimPages.self, KarmaPages.self,
        ActivityPages.self, ChatPages.self, MessagePages.self, MemberPages.self, ProfilePages.self, SettingsPages.self,
        WardPages.self, FamilySettingsPages.self, InvitePages.self,
    ]

    /// Adds every page to the router.
    func register(on router: Router<RoostContext>) {
        let (services, configuration) = (environment.services, environment.configuration)
        for door in Self.doors { door.init(environment: environment).register(on: router) }
        if configuration.isDevelopment { StyleguidePages(environment: environment).register(on: router) }
        let family = router.group("families/:familyId")
            .add(middleware: PageSignIn(authentication: environment.authentication))
            .add(middleware: UserLimit(services: services))
            .add(middleware: FormKeys(services: services, bodyLimit: configuration.bodyLimit))
        for pages in Self.ofFamilies { pages.init(environment: environment).register(on: family) }
        MemberImageRoutes(services: services).register(on: family)
    }

    /// A problem as a page.
    @Sendable
    func problemPage(_ problem: Problem, _ request: Request, _ context: RoostContext) async throws -> Response {
        try await ProblemPage(environment: environment).response(problem, request, context)
    }
}
