/// What was sent breaks the rules of its fields; nothing was done.
package struct Invalid: Error, Equatable, Sendable {
    /// One field that can't be taken as it is.
    package struct Field: Equatable, Sendable {
        /// The field's name as in JSON, with dots between levels: `assignment.memberId`.
        package let field: String
        /// A stable word in snake case: `required`, `too_long`, `out_of_range`, `invalid`.
        package let code: String
        /// A sentence a person can act on.
        package let detail: String

        /// A failing field, why in one word, and in a sentence.
        package init(field: String, code: String, detail: String) {
            self.field = field
            self.code = code
            self.detail = detail
        }
    }

    /// All failing fields, in the order they were looked at; never empty.
    package let fields: [Field]

    /// The failing fields of one body.
    package init(_ fields: [Field]) {
        self.fields = fields
    }

    /// One failing field.
    package init(_ field: String, code: String = "invalid", _ detail: String) {
        self.fields = [Field(field: field, code: code, detail: detail)]
    }
}
