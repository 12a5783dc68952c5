import Roost
import RoostTestSupport
import RoostWeb

/// A family with a web server: everybody's client, signed in.
struct House: Sendable {
    let home: Home
    /// Nobody: no token.
    let nobody: Client
    let anna: Client
    let ben: Client
    let mia: Client
    let tom: Client
    let stranger: Client
    /// `/v1/families/<id>`.
    let path: String

    init(_ configuration: WebConfiguration = WebConfiguration()) async throws {
        let home = try await Home()
        let nobody = try Client(home.services, configuration)
        self.home = home
        self.nobody = nobody
        anna = nobody.with(token: try await home.signIn(home.anna).token.text)
        ben = nobody.with(token: try await home.signIn(home.ben).token.text)
        mia = nobody.with(token: try await home.signIn(home.mia).token.text)
        tom = nobody.with(token: try await home.signIn(home.tom).token.text)
        stranger = nobody.with(token: try await home.signIn(home.stranger).token.text)
        path = "/v1/families/\(home.id)"
    }

    /// Everybody's client of somebody else's family: Zoe, the parent next door.
    func neighbour() async throws -> Client {
        nobody.with(token: try await home.signIn(home.neighbours.zoe).token.text)
    }
}
