/// What a member may do.
package enum Role: String, Codable, Sendable, CaseIterable, SQLConvertible {
    case parent, child
}
