import Roost

extension ActivityTeller {
    /// Karma is told to the person whose it is, and to nobody else.
    func karmaLine(_ event: LoggedEvent) throws -> ActivityLine? {
        switch event.name {
        case KarmaAwarded.name:
            let karma = try event.payload(as: KarmaAwarded.self)
            let text = told(karma.source, karma.amount, karma.description, by: karma.actorId, isGain: true)
            return ActivityLine(text: text, path: ledger(karma.userId))
        case KarmaDeducted.name:
            let karma = try event.payload(as: KarmaDeducted.self)
            let text = told(karma.source, karma.amount, karma.description, by: karma.actorId, isGain: false)
            return ActivityLine(text: text, path: ledger(karma.userId))
        default: return nil
        }
    }

    private func told(
        _ source: KarmaEntry.Source,
        _ amount: Int,
        _ description: String,
        by actor: User.ID,
        isGain: Bool
    ) -> String {
        let arguments = ["who": who(actor), "what": description]
        switch source {
        case .taskCompleted: return words("activity.karma_earned", arguments, count: amount)
        case .taskReopened: return words("activity.karma_reversed", arguments, count: amount)
        case .rewardRedeemed: return words("activity.karma_spent", arguments, count: amount)
        case .rewardRefunded: return words("activity.karma_refunded", arguments, count: amount)
        case .grant:
            let key = isGain ? "activity.karma_given" : "activity.karma_taken"
            return because(words(key, arguments, count: amount), description)
        }
    }

    private func ledger(_ user: User.ID) -> String { "/karma?member=\(user.text)" }
}
