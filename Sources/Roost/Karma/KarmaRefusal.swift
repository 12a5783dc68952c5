/// Why a movement of karma is refused.
package enum KarmaRefusal: Error, Equatable, Sendable {
    /// It takes more than the member has available.
    case insufficient(available: Int)
}
