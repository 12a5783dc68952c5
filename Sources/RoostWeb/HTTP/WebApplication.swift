package import Hummingbird
package import Roost

/// Everything Roost serves over HTTP: JSON below `/v1`, pages, assets, health.
package struct WebApplication: Sendable {
    private let services: Services
    private let configuration: WebConfiguration
    private let assets: Assets
    private let pages: Pages

    /// Reads the assets, texts and templates.
    /// - Throws: when a file can't be read, or a template or text is broken.
    package init(services: Services, configuration: WebConfiguration) throws {
        self.services = services
        self.configuration = configuration
        assets = try Assets(folder: configuration.assetsFolder)
        pages = Pages(services: services, configuration: configuration, assets: assets)
    }

    /// A router that answers every path; what is unknown or fails becomes a problem.
    package func router() -> Router<RoostContext> {
        let router = knownRoutes()
        router.refuseOtherMethods()
        return router
    }

    /// Every address that takes something, as `POST /v1/families`.
    package var routes: [String] {
        knownRoutes().routes.map(\.description)
    }

    private func knownRoutes() -> Router<RoostContext> {
        let router = Router(context: RoostContext.self, options: .autoGenerateHeadEndpoints)
        router.add(middleware: SecurityHeaders())
        router.add(middleware: Compression())
        router.add(middleware: RequestLog(world: services.world))
        router.add(middleware: RequestMetrics(configuration.metrics))
        router.add(middleware: ProblemMiddleware(catalogue: assets.catalogue, page: pages.problemPage))
        router.add(middleware: AddressLimit(services: services, configuration: configuration))
        HealthRoutes(database: services.database).register(on: router)
        MetricsRoute(configuration).register(on: router)
        AssetRoutes(files: assets.files).register(on: router)
        ServiceWorkerRoute(files: assets.files).register(on: router)
        ManifestRoute(base: assets.files.base, catalogue: assets.catalogue).register(on: router)
        registerAPI(on: router)
        pages.register(on: router)
        return router
    }

    private func registerAPI(on router: Router<RoostContext>) {
        let authentication = Authentication(accounts: services.accounts, configuration: configuration)
        let open = AccountRoutes(services: services, configuration: configuration)
        open.register(on: router)
        KidRoutes(services: services, configuration: configuration).register(on: router)
        let invites = InviteRoutes(services: services, configuration: configuration)
        invites.registerOpen(on: router)
        let feeds = FeedRoutes(services: services, configuration: configuration)
        feeds.registerOpen(on: router)
        let idempotency = Idempotency(services: services, bodyLimit: MessageBody.limit)
        let api = router.group("v1").add(middleware: authentication).add(middleware: UserLimit(services: services))
            .add(middleware: idempotency)
        open.registerSignedIn(on: api)
        ProfileRoutes(services: services, configuration: configuration).register(on: api)
        FamilyRoutes(services: services, configuration: configuration).register(on: api)
        invites.registerAcceptance(on: api)
        let family = api.group("families/:familyId")
        invites.register(on: family)
        MemberRoutes(services: services, configuration: configuration).register(on: family)
        MemberImageRoutes(services: services).register(on: family)
        WardRoutes(services: services, configuration: configuration).register(on: family)
        TaskRoutes(services: services, configuration: configuration).register(on: family)
        feeds.register(on: family)
        ScheduleRoutes(services: services, configuration: configuration).register(on: family)
        KarmaRoutes(services: services, configuration: configuration).register(on: family)
        RewardRoutes(services: services, configuration: configuration).register(on: family)
        RewardImageRoutes(services: services).register(on: family)
        ClaimRoutes(services: services, configuration: configuration).register(on: family)
        ActivityRoutes(services: services, catalogue: assets.catalogue).register(on: family)
        ChatRoutes(services: services, configuration: configuration).register(on: family)
        MessageRoutes(services: services, configuration: configuration).register(on: family)
    }
}
