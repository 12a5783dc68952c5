import Roost
import RoostTestSupport
import Testing

@testable import RoostRealtime

/// Whom each event is for by the rules of product.md, section 12, told by the test alone: out of who was in the family and in
/// each chat, and never out of what the log says.
struct Audiences {
    /// The last offset that was followed.
    private(set) var head: Int
    /// The last offset whose replay was compared.
    private(set) var checked: Int

    private struct Told {
        let event: LoggedEvent
        let audience: Set<User.ID>
    }

    /// Somebody's place in a chat: nothing up to this number is theirs to hear.
    private typealias Seats = [User.ID: Int]

    private var told: [Told] = []
    private var seats: [Chat.ID: Seats] = [:]
    private var lastNumbers: [Chat.ID: Int] = [:]
    private var takenBack: Set<Message.ID> = []
    private var claimers: [String: User.ID] = [:]
    private var credited: [FamilyTask.ID: User.ID] = [:]

    /// Of what comes after an offset.
    init(after offset: Int) {
        head = offset
        checked = offset
    }

    /// Takes in what one act told a family whose members were and are these.
    mutating func follow(_ events: [LoggedEvent], before: [User.ID: Role], after: [User.ID: Role]) throws {
        let seatsBefore = seats
        for event in events {
            head += 1
            #expect(event.offset == head)
            guard event.name != FamilyChanged.name else { continue }
            let family = Family(before: before, after: after)
            let audience = try audience(of: event, in: family).intersection(family.anybody)
            #expect(!audience.isEmpty, "\(event.name) is for nobody")
            told.append(Told(event: event, audience: audience))
        }
        try followQuiet(events.of(FamilyChanged.self), seatsBefore, Family(before: before, after: after))
    }

    /// The offsets that a member is sent again of what came since the last look.
    func expected(for user: User.ID) throws -> [Int] {
        try told.filter { try $0.audience.contains(user) && mayHear($0.event, user) }.map(\.event.offset).sorted()
    }

    /// Begins to look anew from here.
    mutating func forget() {
        told = []
        checked = head
    }

    /// The family around one act.
    private struct Family {
        let before: [User.ID: Role]
        let after: [User.ID: Role]

        var anybody: Set<User.ID> { Set(before.keys).union(after.keys) }
        var parents: Set<User.ID> { Set(before.filter { $0.value == .parent }.keys) }
        var newParents: Set<User.ID> { Set(after.filter { $0.value == .parent }.keys) }

        func people(_ assignment: Assignment) -> Set<User.ID> {
            switch assignment {
            case .member(let id): [id]
            case .role(let role): Set(after.filter { $0.value == role }.keys)
            case .everyone: Set(after.keys)
            }
        }
    }

    private mutating func audience(of event: LoggedEvent, in family: Family) throws -> Set<User.ID> {
        switch event.name {
        case TaskCreated.name: return family.people(try event.payload(as: TaskCreated.self).task.assignment)
        case TaskAssigned.name:
            let assigned = try event.payload(as: TaskAssigned.self)
            #expect(Set(assigned.assignedTo).isSubset(of: family.people(assigned.task.assignment)))
            return Set(assigned.assignedTo)
        case TaskCompleted.name:
            let completed = try event.payload(as: TaskCompleted.self)
            credited[completed.task.id] = completed.creditedTo
            return Set(family.after.keys)
        case TaskReopened.name:
            let task = try event.payload(as: TaskReopened.self).task
            return family.people(task.assignment).union(credited[task.id].map { [$0] } ?? [])
        case TaskDeleted.name: return Set(try event.payload(as: TaskDeleted.self).affectedUsers)
        case KarmaAwarded.name: return [try event.payload(as: KarmaAwarded.self).userId]
        case KarmaDeducted.name: return [try event.payload(as: KarmaDeducted.self).userId]
        case RewardCreated.name, RewardUpdated.name, RewardArchived.name, MemberAdded.name, MemberRemoved.name,
            MemberRoleChanged.name:
            return family.anybody
        default:
            if event.name.hasPrefix("chat.") { return try chatAudience(of: event) }
            return try claimAudience(of: event, in: family)
        }
    }

    private mutating func claimAudience(of event: LoggedEvent, in family: Family) throws -> Set<User.ID> {
        switch event.name {
        case ClaimCreated.name:
            let claim = try event.payload(as: ClaimCreated.self).claim
            claimers[claim.id.text] = claim.memberId
            return [claim.memberId]
        case ApprovalTaskCreated.name: return family.parents
        case ClaimCompleted.name:
            return family.parents.union([try event.payload(as: ClaimCompleted.self).claim.memberId])
        case ClaimRejected.name:
            return family.parents.union([try event.payload(as: ClaimRejected.self).claim.memberId])
        case ClaimCancelled.name:
            return family.parents.union([try event.payload(as: ClaimCancelled.self).claim.memberId])
        default:
            Issue.record("No rule for \(event.name)")
            return []
        }
    }

    private mutating func chatAudience(of event: LoggedEvent) throws -> Set<User.ID> {
        switch event.name {
        case MessageCreated.name:
            let message = try event.payload(as: MessageCreated.self).message
            lastNumbers[message.chatId] = message.number
            return hearers(of: message)
        case MessageEdited.name: return hearers(of: try event.payload(as: MessageEdited.self).message)
        case MessageDeleted.name:
            let message = try event.payload(as: MessageDeleted.self).message
            takenBack.insert(message.id)
            return hearers(of: message)
        case ChatUpdated.name:
            let chat = try event.payload(as: ChatUpdated.self).chat
            if seats[chat.id] == nil { for member in chat.members { seats[chat.id, default: [:]][member.userId] = 0 } }
            return Set(seats[chat.id, default: [:]].keys)
        case ChatMemberAdded.name:
            let added = try event.payload(as: ChatMemberAdded.self)
            seats[added.chat.id, default: [:]][added.member.userId] = lastNumbers[added.chat.id] ?? 0
            return Set(seats[added.chat.id, default: [:]].keys)
        default:
            let removed = try event.payload(as: ChatMemberRemoved.self)
            defer { seats[removed.chat.id]?[removed.member.userId] = nil }
            return Set(seats[removed.chat.id, default: [:]].keys)
        }
    }

    private func hearers(of message: Message) -> Set<User.ID> {
        Set(seats[message.chatId, default: [:]].filter { message.number > $0.value }.keys)
    }

    /// Of a chat is heard again only what one may read there now.
    private func mayHear(_ event: LoggedEvent, _ user: User.ID) throws -> Bool {
        switch event.name {
        case MessageCreated.name: try mayHear(event.payload(as: MessageCreated.self).message, user, unlessGone: true)
        case MessageEdited.name: try mayHear(event.payload(as: MessageEdited.self).message, user, unlessGone: true)
        case MessageDeleted.name: try mayHear(event.payload(as: MessageDeleted.self).message, user, unlessGone: false)
        case ChatUpdated.name: isSeated(user, in: try event.payload(as: ChatUpdated.self).chat.id)
        case ChatMemberAdded.name: isSeated(user, in: try event.payload(as: ChatMemberAdded.self).chat.id)
        case ChatMemberRemoved.name: try mayHear(event.payload(as: ChatMemberRemoved.self), user)
        default: true
        }
    }

    private func mayHear(_ message: Message, _ user: User.ID, unlessGone: Bool) -> Bool {
        isSeated(user, in: message.chatId, before: message.number) && !(unlessGone && takenBack.contains(message.id))
    }

    private func mayHear(_ removed: ChatMemberRemoved, _ user: User.ID) -> Bool {
        removed.member.userId == user || isSeated(user, in: removed.chat.id)
    }

    private func isSeated(_ user: User.ID, in chat: Chat.ID, before number: Int = .max) -> Bool {
        seats[chat]?[user].map { $0 < number } ?? false
    }

    /// The quiet events of one act: one a person at the most, each thing to all who may see it and to nobody else.
    private mutating func followQuiet(_ events: [LoggedEvent], _ seatsBefore: [Chat.ID: Seats], _ family: Family) throws
    {
        var receivers: [Change: Set<User.ID>] = [:]
        var all: [User.ID] = []
        for event in events {
            all += event.audience
            told.append(Told(event: event, audience: event.audience))
            for change in try event.payload(as: FamilyChanged.self).changes {
                receivers[change, default: []].formUnion(event.audience)
            }
        }
        #expect(Set(all).count == all.count)
        for (change, audience) in receivers {
            switch change.type {
            case .claim:
                let claimer: Set<User.ID> = claimers[change.id].map { [$0] } ?? []
                #expect(audience == family.parents.union(claimer).intersection(family.anybody))
            case .chat:
                let chat = try #require(Chat.ID(change.id))
                let known = Set(seats[chat, default: [:]].keys).union(seatsBefore[chat, default: [:]].keys)
                #expect(audience.isSubset(of: known))
            case .message: #expect(seats.values.contains { audience.isSubset(of: $0.keys) })
            case .invite: #expect(audience == family.parents || audience == family.newParents)
            default: #expect(audience == family.anybody)
            }
        }
    }
}

extension Home {
    /// The offsets that a client of somebody, who has seen everything up to an offset, is sent again.
    func replay(to user: User.ID, since offset: Int, until head: Int) async throws -> [Int] {
        let id = id
        return try await services.database.read { reading in
            let replay = try Replay(for: user, since: [id: .init(offset)], delivered: [id: head], in: reading)
            return replay.events.map(\.offset)
        }
    }
}
