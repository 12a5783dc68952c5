/// How the web server behaves; the same for pages and JSON.
package struct WebConfiguration: Sendable {
    /// Whether browsers reach this server over https, so that cookies are `Secure`.
    package var servesHTTPS = false
    /// Whether a proxy in front sets `X-Forwarded-Proto` and `-For`, and they are to be believed.
    package var trustsProxy = false
    /// The most a JSON or form body may weigh, in bytes.
    package var bodyLimit = 1_000_000
    /// The folder with css, js, icons, images and templates; none takes the one built in.
    package var assetsFolder: String?
    /// Whether pages for those who build Roost are served, such as `/styleguide`.
    package var isDevelopment = false
    /// What the server counts.
    package var metrics = PrometheusMetrics()
    /// Who has it may fetch the metrics from anywhere; none leaves them to this machine.
    package var metricsToken: String?

    /// A server without https and without a proxy.
    package init() {}
}
