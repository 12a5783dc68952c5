import HTTPTypes
import Hummingbird
import Roost

/// What an installed Roost starts with: its shortcuts into one's family, and the page for when there is no connection.
struct InstallationPages: PageGroup {
    let environment: PageEnvironment

    /// The page for when there is no connection, in each language: the worker keeps them all, and knows which one is read.
    static let offline = Dictionary(
        uniqueKeysWithValues: Language.allCases.map { ($0.rawValue, "/offline?language=\($0.rawValue)") }
    )

    func register(on router: some RouterMethods<RoostContext>) {
        for tab in ["tasks", "rewards", "chats"] {
            router.get(.init(tab)) { request, _ in try await shortcut(to: tab, request) }
        }
        router.get("offline") { request, _ in
            let language = request.fields["language"].flatMap { Language(rawValue: $0) }
            return try renderer.door(request, in: language, hasChoice: false) { words in
                PageContent(template: "pages/offline", title: words("offline.title"))
            }
        }
    }

    /// The address of a shortcut is the same for everybody; the family is one's own.
    private func shortcut(to tab: String, _ request: Request) async throws -> Response {
        guard let identity = try await authentication.visitor(of: request) else {
            return .see(LocalPath.signIn(next: "/\(tab)"))
        }
        guard let family = try await services.families.all(of: identity.user.id).first?.family else { return .see("/") }
        return .see("/families/\(family.id.text)/\(tab)")
    }
}
