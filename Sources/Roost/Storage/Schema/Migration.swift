/// One step of the schema; steps run in order, each once.
package struct Migration: Sendable {
    /// Stable; recorded in the table `migration` when the step has run.
    package let name: String
    /// The statements, in the dialect both engines share but for the words of `Dialect`.
    package let statements: @Sendable (Dialect) -> [String]

    /// What engines call differently.
    package struct Dialect: Sendable {
        /// The type of a 64-bit integer.
        package let integer: String
        /// The type of bytes.
        package let bytes: String
        /// What closes a CREATE TABLE: `STRICT` on SQLite.
        package let tableEnd: String
        /// A primary key that counts rows upwards.
        package let counter: String
        /// What makes the index of messages' words.
        package let messageSearch: [String]

        /// The words of one engine.
        package init(
            integer: String,
            bytes: String,
            tableEnd: String,
            counter: String,
            messageSearch: [String]
        ) {
            self.integer = integer
            self.bytes = bytes
            self.tableEnd = tableEnd
            self.counter = counter
            self.messageSearch = messageSearch
        }
    }

    /// All steps, oldest first. A released step is never changed; a new one is added behind it.
    package static let all: [Migration] = [
        .accounts, .families, .events, .tasks, .karma, .rewards, .keyedRequests, .logExtent, .schedules,
        .chats, .messages, .messageSearch,
        .kidSignIn, .profiles, .export, .invites, .rewardLimits, .familySettings, .familyDeletion, .activity,
        .ownNumbers, .taskFeeds, .signInDevices, .karmaTimes, .completedTasks,
    ]
}
