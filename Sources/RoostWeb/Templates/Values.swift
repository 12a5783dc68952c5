import Mustache

/// What a template sees: values by the names its first comment lists.
///
/// A value that is nil is there and empty: it hides one of the same name further out, as it would in Swift. Looked up in a
/// dictionary, since swift-mustache's mirrors take a millisecond for a page's worth of tasks.
struct Values: Sendable, ExpressibleByDictionaryLiteral, MustacheParent {
    private var values: [String: any Sendable] = [:]

    init(dictionaryLiteral elements: (String, (any Sendable)?)...) {
        values.reserveCapacity(elements.count)
        for (name, value) in elements { self[name] = value }
    }

    /// A value by name: a `Bool`, `Int`, `String`, `Values`, or an array of these.
    subscript(name: String) -> (any Sendable)? {
        get { values[name] }
        set {
            values[name] =
                switch newValue {
                case let text as String: Shown(text)
                case let number as Int: Shown(String(number))
                case let value?: value
                case nil: Nothing()
                }
        }
    }

    func child(named name: String) -> Any? { values[name] }

    /// Both; of a name in both, the other's value.
    func merging(_ other: Values) -> Values {
        var result = self
        result.values.merge(other.values) { $1 }
        return result
    }

    /// What is shown as it is. It has nothing inside, and says so: swift-mustache would look for it by reflection.
    private struct Shown: Sendable, MustacheCustomRenderable, MustacheParent {
        let renderText: String
        let isNull = false

        init(_ text: String) { renderText = text }

        func child(named _: String) -> Any? { nil }
    }

    /// An absent value, as swift-mustache knows one.
    private struct Nothing: Sendable, MustacheCustomRepresentation {
        var representation: Any? { nil }
    }
}
