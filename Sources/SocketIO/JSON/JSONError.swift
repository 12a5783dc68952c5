/// Why text is no JSON, or a value has no JSON.
public struct JSONError: Error, Equatable {
    /// The kind of mistake.
    public struct Code: Sendable, Hashable {
        private let name: String

        /// The text breaks the grammar of RFC 8259.
        public static let malformed = Code(name: "malformed")
        /// Arrays and objects are nested more than 64 deep.
        public static let tooDeep = Code(name: "tooDeep")
        /// A number is infinite or none, which JSON cannot say.
        public static let notFinite = Code(name: "notFinite")
        /// An event has no argument at that position.
        public static let missingArgument = Code(name: "missingArgument")
    }

    /// What was wrong.
    public let code: Code

    package init(code: Code) {
        self.code = code
    }
}
