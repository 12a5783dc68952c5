/// Something that takes bytes from outside, with what is known about its answers.
protocol FuzzTarget {
    /// The name on the command line.
    static var name: String { get }

    /// Makes an input, runs it, and compares the answer with what must be.
    static func run(_ dice: inout Dice) throws(Finding)
}

/// An answer that is wrong, and the input that led to it.
struct Finding: Error {
    let input: [UInt8]
    let message: String
}
