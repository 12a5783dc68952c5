import HTTPTypes
import Hummingbird
import Roost

/// Makes answers out of pages: the whole page, or the regions a browser asks for.
struct PageRenderer: Sendable {
    private let templates: Templates
    private let services: Services
    private let catalogue: Catalogue
    private let choice: LanguageChoice

    init(_ assets: Assets, services: Services, _ configuration: WebConfiguration) {
        templates = assets.templates
        catalogue = assets.catalogue
        self.services = services
        choice = LanguageChoice(configuration)
    }

    /// A family's page as the person who asks sees it.
    /// - Throws: `AccountRefusal.notSignedIn`, `FamilyRefusal.notAMember`, `Problem`, what the page throws.
    func answer(
        _ page: some FamilyPage,
        to request: Request,
        _ context: RoostContext,
        status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let (family, user, tab) = (try context.familyId(), try context.signedIn().user, type(of: page).tab)
        return try await answer(to: request, in: family, for: user, tab: tab, status: status) { view, viewer in
            var content = try page.content(view, for: viewer)
            if status != .ok { content.path = viewer.base + page.path }
            content.isOutdated = status == .preconditionFailed
            return content
        }
    }

    /// A page that is about nothing of a family, with that family around it.
    /// - Throws: `FamilyRefusal.notAMember`.
    func answer(
        _ content: PageContent,
        to request: Request,
        in family: Family.ID,
        for user: User,
        status: HTTPResponse.Status
    ) async throws -> Response {
        try await answer(to: request, in: family, for: user, tab: nil, status: status) { _, _ in content }
    }

    private func answer(
        to request: Request,
        in family: Family.ID,
        for user: User,
        tab: NavigationTab?,
        status: HTTPResponse.Status,
        _ content: @escaping @Sendable (borrowing FamilyView, Viewer) throws -> PageContent
    ) async throws -> Response {
        let now = services.world.now()
        let families = try await services.families.all(of: user.id)
        let wanted = status == .ok ? request.wantedRegions : nil
        let words = words(for: user)
        let (html, offset) = try await services.database.view(of: family, for: user.id) { view in
            let viewer = Viewer(view, at: now, in: words)
            let layout = try Layout(view, for: viewer, tab: tab, families: families)
            let content = try content(view, viewer)
            return (try render(content, layout, wanted, for: request, words.language), view.offset)
        }
        var response = Response.html(html, in: words.language, status: status)
        if wanted != nil { response.headers[.roostOffset] = String(offset) }
        return response
    }

    /// The texts of the language of the person who asks.
    /// - Throws: `AccountRefusal.notSignedIn`.
    func words(for context: RoostContext) throws -> Words {
        words(for: try context.signedIn().user)
    }

    /// The texts of a person's language.
    func words(for user: User) -> Words {
        catalogue.words(in: user.reads)
    }

    /// A page without a family around it, or those parts of it that a browser asks for: in the language of who is signed in; who isn't has the choice on the page, except on
    /// what a device keeps for everybody.
    func door(
        _ request: Request,
        in language: Language? = nil,
        hasChoice: Bool = true,
        status: HTTPResponse.Status = .ok,
        _ content: (Words) throws -> PageContent
    ) throws -> Response {
        let words = catalogue.words(in: language ?? LanguageChoice.language(for: request))
        let languages = hasChoice && language == nil ? LanguageChoice.values(at: request, now: words.language) : []
        let content = try content(words)
        if status == .ok, let wanted = request.wantedRegions, !content.regions.isEmpty {
            return .html(try regions(wanted, of: content, in: words.language), in: words.language)
        }
        let values = Layout.values(aroundDoor: content, languages: languages)
            .merging(once)
            .merging(ThemeChoice.values(for: request))
        let html = try templates.html(content.template, values, in: words.language)
        var response = Response.html(html, in: words.language, status: status)
        if hasChoice, let field = choice.setting(for: request) { response.headers.append(field) }
        return response
    }

    /// A name for this rendering, by which the same form sent twice is known: see `FormKeys`.
    private var once: Values { ["once": services.world.randomBytes(8).hexadecimal] }

    private func render(
        _ content: PageContent,
        _ layout: Layout,
        _ wanted: [String]?,
        for request: Request,
        _ language: Language
    ) throws -> String {
        guard let wanted else {
            let values = layout.values(around: content).merging(once).merging(ThemeChoice.values(for: request))
            return try templates.html(content.template, values, in: language)
        }
        return try (wanted.isEmpty ? [""] : wanted).map { name in
            if name == "layout/status" { return try templates.html(name, layout.status, in: language) }
            if name == "layout/unread" { return try templates.html(name, layout.unread, in: language) }
            return try regions([name], of: content, in: language)
        }.joined(separator: "\n")
    }

    private func regions(_ names: [String], of content: PageContent, in language: Language) throws -> String {
        try names.map { name in
            guard let region = content.regions.first(where: { $0.name == name }) else {
                throw Problem(.notFound, "region_not_found", "This page has no such part.")
            }
            return try templates.html(name, region.values, in: language)
        }.joined(separator: "\n")
    }
}

extension Request {
    /// The regions a browser wants instead of the page, each once.
    var wantedRegions: [String]? {
        guard let header = headers[.roostRegion] else { return nil }
        let names = header.split(separator: ",").map { $0.filter { $0 != " " } }
        return names.enumerated().filter { names.firstIndex(of: $0.element) == $0.offset }.map(\.element)
    }

    /// Whether a script asks, that shows what went wrong itself.
    var wantsJSON: Bool {
        headers[.accept]?.contains("application/json") == true && !prefersHTML
    }
}

extension Response {
    /// A page, or parts of one.
    static func html(_ html: String, in language: Language, status: HTTPResponse.Status = .ok) -> Response {
        var response = text(html, type: "text/html; charset=utf-8", status: status)
        response.headers[.contentLanguage] = language.rawValue
        response.headers[.vary] = "Roost-Region, Accept, Accept-Language, Cookie"
        return response
    }

    /// To a page of ours, by GET.
    static func see(_ path: String) -> Response {
        Response(status: .seeOther, headers: [.location: path])
    }
}

extension HTTPField.Name {
    /// Asks for regions of a page, by their names with commas between.
    static var roostRegion: Self { named("Roost-Region") }
    /// The offset regions were rendered at.
    static var roostOffset: Self { named("Roost-Offset") }

    private static func named(_ name: String) -> Self {
        guard let name = Self(name) else { preconditionFailure("\(name) is no field name") }
        return name
    }
}
