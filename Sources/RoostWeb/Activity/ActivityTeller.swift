import Roost

/// Tells events as sentences in the reader's language.
struct ActivityTeller: Sendable {
    let words: Words
    private let me: User.ID
    private let names: [User.ID: String]

    /// For who looks; with the names of everybody the events are about.
    init(_ events: [LoggedEvent], in words: Words, _ view: borrowing FamilyView) throws {
        self.words = words
        me = view.me.id
        names = try view.names(of: Set(events.flatMap { [$0.actorId, $0.subjectId].compactMap { $0 } }))
    }

    /// One event, and where the thing is that it is about; nil for an event that isn't told to people.
    func line(_ event: LoggedEvent) throws -> ActivityLine? {
        switch event.kind {
        case .task: try taskLine(event)
        case .karma: try karmaLine(event)
        case .reward: try rewardLine(event)
        case .claim: try claimLine(event)
        case .member: try memberLine(event)
        case nil: nil
        }
    }

    /// Who did it, as a sentence begins.
    func who(_ user: User.ID?) -> String {
        user == me ? words("people.you") : user.flatMap { names[$0] } ?? words("people.somebody")
    }

    /// To whom it was done, inside a sentence.
    func whom(_ user: User.ID?) -> String {
        user == me ? words("people.whom_you") : user.flatMap { names[$0] } ?? words("people.whom_somebody")
    }

    /// A sentence, and why, when somebody said why.
    func because(_ sentence: String, _ why: String?) -> String {
        guard let why, !why.isEmpty else { return sentence }
        return words("activity.because", ["what": sentence, "why": words.told(why)])
    }
}

/// One thing that happened, in words.
struct ActivityLine: Sendable, Equatable {
    let text: String
    /// Where what it is about can be seen, below the family's address; none when it is gone.
    var path: String?
}
