/// Why a command could not do what it was asked, in words for whoever typed it.
struct CommandFailure: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) {
        self.description = description
    }
}
