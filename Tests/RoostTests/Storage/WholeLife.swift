import Roost
import RoostSQLite
import RoostTestSupport

/// A family that does everything there is to do once, so that each statement of the domain is run.
struct WholeLife {
    let home: Home
    private let services: Services

    init(_ home: Home) {
        self.home = home
        services = home.services
    }

    func live() async throws {
        try await doTasks()
        try await wishAndClaim()
        try await keepSchedules()
        try await chat()
        try await comeAndGo()
        try await signInAndOut()
        try await askTwice()
        try await lookAround()
        try await growOld()
    }

    private var anna: Caller { Caller(home.anna) }
    private var mia: Caller { Caller(home.mia) }
    private var picture: Image { get throws { try Image(Array("GIF89a".utf8)) } }

    private func doTasks() async throws {
        let task = try await home.task("Dishes", karma: 5)
        try await home.take(task, by: home.mia)
        try await home.edit(task, by: home.anna) { $0.name = "All dishes" }
        try await home.complete(task, by: home.mia)
        try await home.reopen(task, by: home.mia)
        try await home.complete(task, by: home.mia)
        try await home.delete(home.task("Never mind"), by: home.anna)
        let token = try await services.taskFeeds.create(in: home.id, by: mia)
        _ = try await services.taskFeeds.read(token, of: home.id)
        try await services.taskFeeds.revoke(in: home.id, by: mia)
        try await home.grant(100, to: home.mia)
    }

    private func wishAndClaim() async throws {
        let reward = try await home.reward("Cinema", cost: 10, stock: 5, limitPerMember: 9)
        try await home.edit(reward) { $0.karmaCost = 11 }
        _ = try await services.rewards.setImage(picture, of: reward.id, in: home.id, by: anna)
        for isFavourite in [true, false, true] {
            try await services.rewards.setFavourite(isFavourite, of: reward.id, in: home.id, by: mia)
        }
        let first = try await home.claim(reward, by: home.mia)
        try await home.approve(first)
        _ = try await services.tasks.reopen(first.approvalTaskId, in: home.id, by: anna)
        try await home.reject(first)
        try await home.cancel(home.claim(reward, by: home.mia), by: home.mia)
        try await home.approve(home.claim(reward, by: home.mia))
        try await home.archive(home.reward("Zoo"))
    }

    private func keepSchedules() async throws {
        let schedule = try await home.schedule()
        try await home.live(until: "2026-04-02T12:00:00.000Z")
        var edit = ScheduleEdit()
        edit.name = "Plates"
        _ = try await services.schedules.edit(schedule.id, edit, in: home.id, by: anna)
        _ = try await services.schedules.skip(day("2026-04-09"), of: schedule.id, in: home.id, by: anna)
        _ = try await services.schedules.pause(schedule.id, in: home.id, by: anna)
        _ = try await services.schedules.resume(schedule.id, in: home.id, by: anna)
        _ = try await services.families.update(home.id, to: FamilyEdit(timezone: "Asia/Tokyo"), by: anna)
        try await services.schedules.delete(schedule.id, withOpenTasks: true, in: home.id, by: anna)
        _ = try await home.schedule("Beds", for: .always(.member(home.mia)))
    }

    private func chat() async throws {
        _ = try await home.direct(home.anna, home.ben)
        let again = try await home.direct(home.ben, home.anna)
        try await home.say("Only us", in: again, by: home.ben)
        let group = try await home.group(of: [home.mia, home.tom])
        let (chats, messages) = (services.chats, services.messages)
        _ = try await chats.rename(group.id, to: "Summer", in: home.id, by: anna)
        let message = try await home.say("Ice cream?", in: group, by: home.mia)
        try await home.read(message, by: home.tom)
        for emoji in ["👍", nil] {
            _ = try await messages.react(emoji, to: message.id, in: group.id, of: home.id, by: anna)
        }
        _ = try await messages.edit(message.id, to: "Ice cream!", in: group.id, of: home.id, by: mia)
        let draft = MessageDraft(clientId: "picture", body: "", image: try picture)
        let shown = try await messages.send(draft, to: group.id, in: home.id, by: mia).message
        try await home.services.database.view(of: home.id, for: home.tom) { view in
            _ = try view.messageImage(shown.id, in: group.id)
            _ = try view.message(message.id, in: group.id)
        }
        _ = try await messages.delete(shown.id, in: group.id, of: home.id, by: mia)
        _ = try await chats.add(home.lou, to: group.id, in: home.id, by: anna)
        try await chats.setMuted(true, group.id, in: home.id, by: Caller(home.lou))
        try await chats.remove(home.anna, from: group.id, in: home.id, by: anna)
        _ = try await chats.family(of: group.id, for: home.lou)
        let alone = try await home.group("Alone", of: [])
        try await chats.remove(home.anna, from: alone.id, in: home.id, by: anna)
        for range in [FamilyView.MessageRange.latest, .before(9), .after(0), .between(1, 9)] {
            try await services.database.view(of: home.id, for: home.tom) {
                _ = try $0.messages(range, of: group.id)
                _ = try $0.hasMessages(before: 9, in: group.id)
            }
        }
        _ = try await home.search("ice", for: home.lou)
        _ = try await home.search("ice cream", for: home.mia)
        let log = try await home.log()
        try await services.database.read { _ = try ChatHearers(of: log, in: $0) }
    }

    private func comeAndGo() async throws {
        try await home.accept(home.invite().token, by: home.stranger)
        try await services.invites.revoke(home.invite().invite.id, in: home.id, by: anna)
        _ = try await services.invites.look(at: home.invite(as: .parent, by: home.ben).token)
        _ = try await home.invites()
        try await home.changeRole(of: home.ben, to: .child, by: home.anna)
        try await home.changeRole(of: home.ben, to: .parent, by: home.anna)
        _ = try await services.families.replaceCode(of: home.id, by: anna)
        _ = try await home.task("Homework", for: .member(home.tom))
        try await home.grant(20, to: home.tom)
        try await home.claim(home.reward("Pizza"), by: home.tom)
        try await home.remove(home.tom, by: home.anna)
        let zoe = Caller(home.neighbours.zoe)
        try await services.families.delete(home.neighbours.id, named: "The Magpies", by: zoe)
        _ = try await services.families.all(of: home.anna)
    }

    private func signInAndOut() async throws {
        let accounts = services.accounts
        let kid = try await home.kid()
        let signedIn = try await home.signIn(kid: kid, pin: "2468")
        _ = try await accounts.kids(of: home.code())
        try await accounts.setPIN("1357", of: kid, in: home.id, by: anna)
        try await accounts.setPassword("87654321", email: "ida@home.example", of: kid, in: home.id, by: anna)
        _ = try await home.access(to: kid)
        var edit = ProfileEdit()
        edit.name = "Ida B"
        _ = try await accounts.changeProfile(edit, by: Caller(signedIn.user.id))
        _ = try await accounts.setImage(picture, by: mia)
        _ = try await accounts.image(of: home.mia) { _ in false }
        _ = try await accounts.removeImage(by: mia)
        let token = try await home.signIn(home.mia).token.text
        home.clock.advance(by: .days(1))
        let identity = try await accounts.authenticate(token)
        _ = try await accounts.authenticate(accounts.accessToken(for: identity))
        try await accounts.changePassword(from: Home.password, to: "another horse", by: identity)
        try await accounts.end(
            home.signIn(home.ben).signIn.id,
            by: accounts.authenticate(home.signIn(home.ben).token.text)
        )
        _ = try await accounts.signIns(of: identity)
        _ = try await accounts.export(of: home.mia)
        try await accounts.logOut(identity.signIn)
        _ = try await accounts.resetPassword(of: Home.email("Mia"))
        try await accounts.delete(by: Caller(home.stranger))
    }

    private func askTwice() async throws {
        let requests = services.keyedRequests
        let asked = { requests.request(by: home.anna, key: "twice", method: "POST", target: "/", body: []) }
        let request = asked()
        try await KeyedRequest.$current.withValue(request) { _ = try await home.task("Keyed") }
        try await requests.keep(KeyedAnswer(status: 201, type: nil, body: nil), for: request)
        _ = try await requests.find(asked())
    }

    private func lookAround() async throws {
        let (now, mia) = (home.clock.now, home.mia)
        var lists = [TaskList(), TaskList(), TaskList(), TaskList()]
        lists[0].sort = .due
        lists[1].assignee = .reaches(mia)
        lists[1].status = .open
        lists[1].dueFrom = now
        lists[1].dueBefore = now
        lists[2].assignee = .role(.child)
        lists[2].text = "dish"
        lists[3].assignee = .member(mia)
        for user in [home.anna, mia] {
            try await services.database.view(of: home.id, for: user) { [lists] view in
                for list in lists { _ = try view.tasks(list) }
                _ = (try view.taskSummary(), try view.balances(), try view.claims(), try view.claims(status: .pending))
                _ = (try view.karmaEntries(of: mia, cursor: nil, limit: 9), try view.rewards(at: now))
                _ = (try view.karmaMoves(since: now, of: mia), try view.karmaMoves(since: now, of: nil))
                if view.me.isParent { _ = try view.schedules(at: now) }
                _ = (try view.chats(), try view.unreadMessages(), try view.mutedChats())
                _ = (try view.myself(), try view.hasPassword(), try view.mySignIns(at: now), try view.taskFeedMadeAt())
                for offer in try view.rewards(at: now) where offer.reward.imageTag != nil {
                    _ = try view.rewardImage(offer.reward.id)
                }
            }
        }
        for kind in [nil, ActivityKind.task] {
            for member in [nil, mia] {
                _ = try await home.activity(for: home.anna) { ($0.kind, $0.member) = (kind, member) }
            }
        }
        _ = try await home.activity(for: mia) { $0.day = CalendarDate("2026-03-30") }
        let (tom, anna) = (home.tom, home.anna)
        try await services.database.view(of: home.id, for: mia) { view in
            _ = (try view.namesOfLeavers(among: [tom]), try view.names(of: [tom, mia]))
        }
        try await services.database.read { reading in
            _ = (try Member.companions(of: anna, in: reading), try User.isAnybodyKnown(in: reading))
            _ = (try User.id(email: "anna@home.example", in: reading), try EventLog.all(in: reading))
            _ = (try Verification(of: reading), try Family.heads(in: reading))
        }
    }

    /// Until the log is pruned and the database restored.
    private func growOld() async throws {
        let retention = Retention(replay: .days(1), events: 10, activity: .days(2), step: 50)
        for _ in 0..<2 {
            home.clock.advance(by: .days(3))
            let (database, world) = (services.database, services.world)
            let pruning = Pruning(database: database, world: world, keeping: retention, logger: Store.silent)
            _ = try await pruning.round()
        }
        let (world, id, head) = (services.world, home.id, try await home.head())
        try await services.database.write { transaction in
            // What is missing is looked for only where something is.
            try transaction.run("DELETE FROM event WHERE family_id = \(id) AND position = \(head - 1)")
            try Family.beginEpochs(lost: [:], world, in: transaction)
            try SignIn.endAll(in: transaction)
        }
        _ = try await home.findings()
    }

    private func day(_ text: String) throws -> CalendarDate {
        guard let day = CalendarDate(text) else { throw Invalid("date", "No such day.") }
        return day
    }
}
