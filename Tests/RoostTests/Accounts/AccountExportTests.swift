import Roost
import RoostTestSupport
import Testing

@Suite("The export of one's data")
struct AccountExportTests {
    @Test(
        "It has profile, families, tasks, karma, claims, messages and sign-ins, one's own only",
        arguments: Engine.available
    )
    func own(engine: Engine) async throws {
        let home = try await Home(engine)
        let mine = try await home.task("Mine", by: home.mia)
        _ = try await home.task("Tom's", by: home.tom)
        let done = try await home.task("Bed", for: .member(home.mia), karma: 4)
        try await home.complete(done, by: home.mia)
        let claim = try await home.pendingClaim("Ice cream", cost: 3)
        let chat = try await home.group("Holidays", of: [home.mia, home.tom])
        try await home.say("From Mia", in: chat, by: home.mia)
        try await home.say("From Tom", in: chat, by: home.tom)
        _ = try await home.services.accounts.setImage(Image(Array("GIF89a".utf8)), by: Caller(home.mia))
        let signedIn = try await home.signIn(home.mia)
        let export = try await home.services.accounts.export(of: home.mia)
        #expect(export.profile.email == Home.email("Mia"))
        #expect(export.picture?.base64 == "R0lGODlh")
        #expect(export.families.map(\.family.id) == [home.id])
        #expect(export.families[0].role == .child)
        // The claim has made one in Mia's name.
        #expect(Set(export.tasksCreated.map(\.id)) == [mine.id, claim.approvalTaskId])
        #expect(export.tasksCompleted.map(\.id) == [done.id])
        #expect(export.karma.map(\.entry) == (try await home.entries(of: home.mia)))
        #expect(export.karma.allSatisfy { $0.familyId == home.id })
        #expect(export.claims.map(\.id) == [claim.id])
        #expect(export.messages.map(\.body) == ["From Mia"])
        #expect(export.signIns.contains { $0.id == signedIn.signIn.id })
        let text = try JSON.text(export)
        #expect(!text.contains("scrypt") && !text.contains(signedIn.token.text) && !text.contains("Tom's"))
    }

    @Test(
        "What one did in a family one has left is still one's own, what others do there is not",
        arguments: Engine.available
    )
    func left(engine: Engine) async throws {
        let home = try await Home(engine)
        let mine = try await home.task("Mine", by: home.mia)
        let done = try await home.task("Done", by: home.anna)
        try await home.complete(done, by: home.mia)
        try await home.remove(home.mia, by: home.mia)
        let export = try await home.services.accounts.export(of: home.mia)
        #expect(export.families.isEmpty)
        #expect(export.tasksCompleted.map(\.id) == [done.id])
        #expect(export.tasksCreated.isEmpty, "others may have changed \(mine.name) since")
    }
}
