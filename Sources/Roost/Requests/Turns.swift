/// Lets one at a time pass under each name; the others wait, in order of arrival.
actor Turns {
    /// What is taken in turns.
    struct Name: Hashable {
        let user: User.ID
        let key: String
    }

    private var waiting: [Name: [CheckedContinuation<Void, Never>]] = [:]

    /// Returns when it is one's turn; `end` must follow.
    func begin(_ name: Name) async {
        guard waiting[name] != nil else {
            waiting[name] = []
            return
        }
        await withCheckedContinuation { waiting[name, default: []].append($0) }
    }

    /// Lets the next one pass.
    func end(_ name: Name) {
        guard var others = waiting[name], !others.isEmpty else {
            waiting[name] = nil
            return
        }
        let next = others.removeFirst()
        waiting[name] = others
        next.resume()
    }
}
