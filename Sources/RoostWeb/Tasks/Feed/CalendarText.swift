/// The content lines of iCalendar (RFC 5545, section 3.1): each ends with CRLF and has 75 octets at the most; a longer one goes on in
/// the next, behind a space.
struct CalendarText: Sendable {
    /// All lines so far.
    private(set) var text = ""

    /// The most octets of a line, without its end.
    private static let width = 75

    /// Adds a property whose value is no text: a date, a word, a number.
    mutating func add(_ name: String, _ value: String) {
        text += Self.folded("\(name):\(value)")
    }

    /// Adds a property whose value is a text.
    mutating func add(_ name: String, text value: String) {
        add(name, Self.escaped(value))
    }

    /// A text as a value (section 3.3.11): without the control characters that no text may have.
    static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.replacing("\r\n", with: "\n").unicodeScalars {
            switch scalar {
            case "\\", ";", ",": result += "\\\(scalar)"
            case "\n", "\r": result += "\\n"
            case "\t": result += "\t"
            case _ where scalar.value < 0x20 || scalar.value == 0x7F: break
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    /// Broken between characters, never within the octets of one.
    private static func folded(_ line: String) -> String {
        var result = ""
        var octets = 0
        for scalar in line.unicodeScalars {
            let size = UTF8.width(scalar)
            if octets + size > width {
                result += "\r\n "
                octets = 1
            }
            result.unicodeScalars.append(scalar)
            octets += size
        }
        return result + "\r\n"
    }
}
