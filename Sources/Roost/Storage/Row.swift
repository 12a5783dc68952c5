/// One row of an answer: its columns by name.
package struct Row: Sendable {
    private let columns: [String]
    private let values: [SQLValue]

    /// A row; both arrays have the same length and order.
    package init(columns: [String], values: [SQLValue]) {
        self.columns = columns
        self.values = values
    }

    /// The value of a column, as the type that is asked for.
    /// - Throws: `StorageFault.mismatch` when the column is missing or holds something else.
    package subscript<Value: SQLConvertible>(_ column: String) -> Value {
        get throws {
            guard let index = columns.firstIndex(of: column), let value = Value(sqlValue: values[index]) else {
                throw StorageFault.mismatch(column: column)
            }
            return value
        }
    }
}
