import HTTPTypes
import Hummingbird
import Roost

/// `/manifest.webmanifest`: what Roost is called and looks like on a device's home screen (W3C Web Application Manifest), in the
/// language of the page that asks: `?lang=nl`, as browsers ask for it without their cookies.
struct ManifestRoute: Sendable {
    private let base: String
    private let catalogue: Catalogue

    /// The icons are below `base`, `/assets/<release>`.
    init(base: String, catalogue: Catalogue) {
        self.base = base
        self.catalogue = catalogue
    }

    func register(on router: Router<RoostContext>) {
        router.get("manifest.webmanifest") { request, _ in
            let words = catalogue.words(in: LanguageChoice.language(for: request))
            var response = Response.text(try JSON.text(manifest(in: words)), type: "application/manifest+json")
            response.headers[.cacheControl] = "no-cache"
            return response
        }
    }

    private func manifest(in words: Words) -> Manifest {
        Manifest(
            lang: words.language.rawValue,
            description: words("installation.description"),
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
                .init(name: words("layout.tasks"), url: "/tasks"),
                .init(name: words("layout.rewards"), url: "/rewards"),
                .init(name: words("layout.chat"), url: "/chats"),
            ],
            screenshots: [
                screenshot("home", .narrow, words),
                screenshot("rewards", .narrow, words),
                screenshot("chat", .narrow, words),
                screenshot("home", .wide, words),
                screenshot("tasks", .wide, words),
            ]
        )
    }

    private func screenshot(_ page: String, _ form: Screenshot.FormFactor, _ words: Words) -> Screenshot {
        let device = form == .narrow ? "phone" : "desktop"
        return Screenshot(
            src: "\(base)/images/installation/\(words.language.rawValue)/\(page)-\(device).webp",
            sizes: form == .narrow ? "390x844" : "1280x800",
            formFactor: form,
            label: words("layout.\(page)")
        )
    }

    private struct Manifest: Encodable {
        let lang: String
        let description: String
        let id = "/"
        let scope = "/"
        let startURL = "/"
        let name = "Roost"
        let shortName = "Roost"
        let display = "standalone"
        let themeColor = "#fbf6ec"
        let backgroundColor = "#fbf6ec"
        let categories = ["lifestyle", "productivity"]
        let icons: [Icon]
        let shortcuts: [Shortcut]
        let screenshots: [Screenshot]

        private enum CodingKeys: String, CodingKey {
            case id, scope, name, description, lang, display, categories, icons, shortcuts, screenshots
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

    /// What a browser shows before it installs; `bin/screenshots --showcase` makes them.
    private struct Screenshot: Encodable {
        enum FormFactor: String, Encodable {
            case narrow, wide
        }

        let src: String
        let sizes: String
        let type = "image/webp"
        let formFactor: FormFactor
        let label: String

        private enum CodingKeys: String, CodingKey {
            case src, sizes, type, label
            case formFactor = "form_factor"
        }
    }

    private struct Shortcut: Encodable {
        let name: String
        let url: String
    }
}
