import Foundation

/// The people that `bin/village` makes, by their numbers.
struct Village: Sendable {
    /// How many are in each family.
    static let members = 5

    static func family(_ number: Int) -> String {
        String(format: "01900000-0000-7000-8000-%012x", number)
    }

    /// The session token of a member.
    static func token(_ family: Int, _ member: Int) -> String {
        "village-\(family)-\(member)"
    }
}
