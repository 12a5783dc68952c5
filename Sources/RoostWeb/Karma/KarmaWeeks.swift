import Foundation
import Roost

/// What came and went in each of the last weeks, the oldest first, as the family's calendar has them: from Monday on.
struct KarmaWeeks: Sendable, Equatable {
    /// One of them.
    struct Week: Sendable, Equatable {
        /// Its Monday, in days after 1970-01-01.
        let monday: Int
        /// The sum of what came.
        var earned = 0
        /// The sum of what went; 0 or more.
        var spent = 0

        /// What is taken back was neither earned nor spent.
        fileprivate mutating func add(_ move: KarmaMove) {
            switch move.source {
            case .taskCompleted, .taskReopened: earned += move.amount
            case .rewardRedeemed, .rewardRefunded: spent -= move.amount
            case .grant: if move.amount > 0 { earned += move.amount } else { spent -= move.amount }
            }
        }
    }

    /// How many there are.
    static let count = 8

    private(set) var weeks: [Week]

    /// The weeks up to now of a family's dates.
    init(_ moves: [KarmaMove], _ dates: FamilyDates) {
        let monday = Self.monday(of: dates.dayNumber(of: dates.now))
        weeks = (0..<Self.count).map { Week(monday: monday - 7 * (Self.count - 1 - $0)) }
        for move in moves {
            let week = Self.monday(of: dates.dayNumber(of: move.at))
            guard let index = weeks.firstIndex(where: { $0.monday == week }) else { continue }
            weeks[index].add(move)
        }
        // What was taken back may have come in a week before.
        for index in weeks.indices {
            weeks[index].earned = max(0, weeks[index].earned)
            weeks[index].spent = max(0, weeks[index].spent)
        }
    }

    /// From when on moves are wanted: no zone's first Monday begins before.
    static func start(before now: Timestamp) -> Timestamp { now + .seconds(-86_400 * (7 * count + 1)) }

    /// Whether nothing moved at all.
    var isEmpty: Bool { weeks.allSatisfy { $0.earned == 0 && $0.spent == 0 } }

    /// 1970-01-01 was a Thursday.
    private static func monday(of day: Int) -> Int { day - ((day + 3) % 7 + 7) % 7 }
}

extension FamilyDates {
    /// A day by how many days it is after 1970-01-01.
    func parts(ofDay number: Int) -> LocalParts {
        let noon = Date(timeIntervalSince1970: Double(number) * 86_400 + 43_200)
        return parts(of: Timestamp(noon.addingTimeInterval(-Double(zone.secondsFromGMT(for: noon)))))
    }
}
