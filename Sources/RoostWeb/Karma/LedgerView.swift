import Roost

/// What happened to karma, by day, the newest first: what `karma/entries` shows.
struct LedgerView: Sendable {
    private let viewer: Viewer
    private let member: User.ID?
    private let entries: [KarmaEntry]
    private let older: String?

    /// A member's ledger before a cursor; everybody's together when no member is named.
    init(_ view: borrowing FamilyView, of member: User.ID?, before cursor: String?, for viewer: Viewer) throws {
        self.member = member
        if let member {
            let page = try view.karmaEntries(of: member, cursor: cursor, limit: 50)
            entries = page.items
            older = page.nextCursor.map { "\(viewer.base)/karma?member=\(member.text)&before=\($0)" }
        } else {
            let all = try viewer.roster.members.flatMap {
                try view.karmaEntries(of: $0.id, cursor: nil, limit: 50).items
            }
            entries = Array(all.sorted { ($0.createdAt, $0.id) > ($1.createdAt, $1.id) }.prefix(50))
            older = nil
        }
        self.viewer = try viewer.knowing(entries.map(\.actorId), in: view)
    }

    var values: Values {
        [
            "base": viewer.base,
            "filters": filters,
            "days": days,
            "isEmpty": entries.isEmpty,
            "olderHref": older,
        ]
    }

    private var filters: [Values] {
        let all: Values = [
            "key": "all", "label": viewer.words("karma.all"), "href": "\(viewer.base)/karma",
            "isCurrent": member == nil,
        ]
        return [all]
            + viewer.roster.members.map { person in
                [
                    "key": person.id.text,
                    "label": person.id == viewer.me.id ? viewer.words("people.me") : person.name,
                    "href": "\(viewer.base)/karma?member=\(person.id.text)",
                    "isCurrent": person.id == member,
                ]
            }
    }

    private var days: [Values] {
        var days: [[KarmaEntry]] = []
        for entry in entries {
            let day = viewer.dates.dayNumber(of: entry.createdAt)
            if let last = days.last?.first, viewer.dates.dayNumber(of: last.createdAt) == day {
                days[days.count - 1].append(entry)
            } else {
                days.append([entry])
            }
        }
        return days.compactMap { entries in
            guard let first = entries.first else { return nil }
            return [
                "key": viewer.dates.day(of: first.createdAt),
                "label": viewer.dates.dayLabel(first.createdAt),
                "entries": entries.map(values),
            ]
        }
    }

    private func values(_ entry: KarmaEntry) -> Values {
        [
            "id": entry.id.text,
            "reason": entry.description.isEmpty ? reason(entry) : entry.description,
            "detail": detail(entry),
            "amountLabel": (entry.amount > 0 ? "+" : "−") + viewer.words.number(abs(entry.amount)),
            "isGain": entry.amount > 0,
            "afterLabel": viewer.words("karma.after", ["balance": viewer.words.number(entry.balance)]),
            "timeLabel": viewer.dates.time(of: entry.createdAt),
            "person": viewer.person(entry.userId),
        ]
    }

    private func reason(_ entry: KarmaEntry) -> String {
        viewer.words(entry.amount > 0 ? "karma.given" : "karma.taken")
    }

    private func detail(_ entry: KarmaEntry) -> String? {
        let words = viewer.words
        let isMine = entry.actorId == viewer.me.id
        let who = ["who": isMine ? words("people.whom_you") : viewer.name(of: entry.actorId)]
        switch entry.source {
        case .grant: return words(entry.amount > 0 ? "karma.given_by" : "karma.taken_by", who)
        case .taskReopened: return words("karma.taken_back_by", who)
        case .rewardRedeemed: return words("karma.approved_by", who)
        case .rewardRefunded: return words("karma.refunded")
        case .taskCompleted: return entry.actorId == entry.userId ? nil : words("karma.done_by", who)
        }
    }
}
