import Roost
import RoostTestSupport
import Testing

@Suite("A home is ready to use")
struct HomeTests {
    @Test("A home has its five people, in the order they joined", arguments: Engine.available)
    func people(engine: Engine) async throws {
        let home = try await Home(engine)
        let family = try await home.services.families.all(of: home.anna)
        #expect(family.map(\.family.id) == [home.id])
        #expect(family.flatMap(\.members).map(\.id) == [home.anna, home.ben, home.mia, home.tom, home.lou])
    }

    @Test("Everybody at home can sign in", arguments: Engine.available)
    func signIn(engine: Engine) async throws {
        let home = try await Home(engine)
        for person in home.everyone.union([home.stranger, home.neighbours.zoe, home.neighbours.sam]) {
            #expect(try await home.signIn(person).user.id == person)
        }
    }
}
