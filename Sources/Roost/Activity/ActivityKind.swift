/// What a told event is about, as people filter by it.
package enum ActivityKind: String, Codable, Sendable, CaseIterable, SQLConvertible {
    case task, karma, reward, claim, member
}
