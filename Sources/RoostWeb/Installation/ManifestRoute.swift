import HTTPTypes
import Hummingbird
import Roost

/// `/manifest.webmanifest`: what Roost is called and looks like on a device's home screen (W3C Web Application Manifest).
struct ManifestRoute: Sendable {
    private let base: String

    /// - Parameter base: where the icons are, `/assets/<release>`.
    init(base: String) {
        self.base = base
    }

    func register(on router: Router<RoostContext>) {
        router.get("manifest.webmanifest") { _, _ in
            var response = Response.text(try JSON.text(manifest), type: "application/manifest+json")
            response.headers[.cacheControl] = "no-cache"
            return response
        }
    }

    private var manifest: Manifest {
        Manifest(
            icons: [
                .init(src: "\(base)/icons/icon-192.png", sizes: "192x192", type: "image/png", purpose: "any"),
                .init(src: "\(base)/icons/icon-512.png", sizes: "512x512", type: "image/png", purpose: "any"),
                .init(
                    src: "\(base)/icons/icon-maskable-512.png",
                    sizes: "512x512",
                    type: "image/png",
                    purpose: "maskable"
                ),
                .init(src: "\(base)/icons/icon.svg", sizes: "any", type: "image/svg+xml", purpose: "any"),
            ],
            shortcuts: [
                .init(name: "Tasks", url: "/tasks"), .init(name: "Rewards", url: "/rewards"),
                .init(name: "Chat", url: "/chats"),
            ]
        )
    }

    private struct Manifest: Encodable {
        let id = "/"
        let scope = "/"
        let startURL = "/"
        let name = "Roost"
        let shortName = "Roost"
        let description = "Tasks, karma, rewards and chat of your family, live on every screen."
        let lang = "en"
        let display = "standalone"
        let themeColor = "#fbf6ec"
        let backgroundColor = "#fbf6ec"
        let categories = ["lifestyle", "productivity"]
        let icons: [Icon]
        let shortcuts: [Shortcut]

        private enum CodingKeys: String, CodingKey {
            case id, scope, name, description, lang, display, categories, icons, shortcuts
            case startURL = "start_url"
            case shortName = "short_name"
            case themeColor = "theme_color"
            case backgroundColor = "background_color"
        }
    }

    private struct Icon: Encodable {
        let src: String
        let sizes: String
        let type: String
        let purpose: String
    }

    private struct Shortcut: Encodable {
        let name: String
        let url: String
    }
}
