import HTTPTypes
import Roost

extension KarmaRefusal: ProblemConvertible {
    var problem: Problem {
        switch self {
        case .insufficient(let available): .insufficientKarma(available: available)
        }
    }
}

extension Problem {
    /// Somebody can't spend what they don't have.
    static func insufficientKarma(available: Int) -> Problem {
        Problem(.conflict, "insufficient_karma", "There isn't enough karma: \(available) can be spent.")
            .with("available", available)
    }
}
