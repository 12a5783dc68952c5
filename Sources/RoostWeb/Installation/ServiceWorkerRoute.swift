import HTTPTypes
import Hummingbird
import Roost

/// `/service-worker.js`: at the root, so that it may answer for every page. It names the release, so that a browser sees by its
/// bytes that there is a new one.
struct ServiceWorkerRoute: Sendable {
    private let files: AssetFiles

    init(files: AssetFiles) {
        self.files = files
    }

    func register(on router: Router<RoostContext>) {
        router.get("service-worker.js") { _, _ in
            var response = Response.text(try script, type: "text/javascript; charset=utf-8")
            response.headers[.cacheControl] = "no-cache"
            return response
        }
    }

    private var script: String {
        get throws {
            """
            import { run } from "\(files.base)/worker/worker.js";
            run(\(try JSON.text(Shell(release: files.release, files: files.shell, offline: InstallationPages.offline))));

            """
        }
    }

    private struct Shell: Encodable {
        let release: String
        let files: [String]
        /// By language, the page that says that one is offline.
        let offline: [String: String]
    }
}
