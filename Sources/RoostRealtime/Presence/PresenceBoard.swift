package import Roost

/// Who is here, by what their devices say; a value that is asked what is to be announced.
///
/// Coming is announced at once, going after a grace, so that a reload, or a glance at another app, is not seen.
package struct PresenceBoard<Device: Hashable & Sendable>: Sendable {
    private struct Person {
        /// Each connected device, and whether it is on a screen.
        var devices: [Device: Bool] = [:]
        /// What the others know.
        var told = PresenceStatus.offline
        var lastSeenAt: Timestamp?
        /// When the status now is to be told, where it isn't what the others know.
        var settlesAt: Timestamp?

        var status: PresenceStatus {
            if devices.isEmpty { return .offline }
            return devices.values.contains(true) ? .online : .away
        }
    }

    private var people: [User.ID: Person] = [:]
    private var owners: [Device: User.ID] = [:]
    private var unsettled: Set<User.ID> = []

    /// How long somebody is still here after the last sign of it.
    package static var grace: Duration { .seconds(10) }

    /// Nobody is here.
    package init() {}

    /// A device has connected; until it says otherwise, it is on a screen.
    package mutating func connect(_ device: Device, of user: User.ID, at now: Timestamp) {
        owners[device] = user
        change(user, at: now) { $0[device] = true }
    }

    /// A device is on a screen now, or no longer; one that isn't connected is nobody's.
    package mutating func show(_ device: Device, isVisible: Bool, at now: Timestamp) {
        guard let user = owners[device] else { return }
        change(user, at: now) { $0[device] = isVisible }
    }

    /// A device is gone.
    package mutating func disconnect(_ device: Device, at now: Timestamp) {
        guard let user = owners.removeValue(forKey: device) else { return }
        change(user, at: now) { $0[device] = nil }
    }

    /// What the others are to be told now, first what has waited longest.
    package mutating func due(at now: Timestamp) -> [PresenceMark] {
        let due = unsettled.compactMap { user in
            people[user]?.settlesAt.flatMap { $0 <= now ? (user: user, at: $0) : nil }
        }
        return due.sorted { ($0.at, $0.user.text) < ($1.at, $1.user.text) }.map { user, _ in
            settle(user)
            return mark(of: user)
        }
    }

    /// What the others know of somebody.
    package func mark(of user: User.ID) -> PresenceMark {
        guard let person = people[user] else { return PresenceMark(userId: user, status: .offline, lastSeenAt: nil) }
        let lastSeenAt = person.told == .online ? nil : person.lastSeenAt
        return PresenceMark(userId: user, status: person.told, lastSeenAt: lastSeenAt)
    }

    /// From now on the others know how it is.
    private mutating func settle(_ user: User.ID) {
        unsettled.remove(user)
        guard var person = people[user] else { return }
        person.told = person.status
        person.settlesAt = nil
        people[user] = person
    }

    private mutating func change(_ user: User.ID, at now: Timestamp, _ edit: (inout [Device: Bool]) -> Void) {
        var person = people[user] ?? Person()
        let before = person.status
        edit(&person.devices)
        let status = person.status
        if before == .online || status == .online { person.lastSeenAt = now }
        if status == person.told {
            person.settlesAt = nil
        } else if status > person.told {
            person.settlesAt = now
        } else if status < before || person.settlesAt == nil {
            person.settlesAt = now + Self.grace
        }
        people[user] = person
        if person.settlesAt == nil { unsettled.remove(user) } else { unsettled.insert(user) }
    }
}
