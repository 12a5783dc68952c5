/// Why a feed isn't told.
package enum TaskFeedRefusal: Error, Equatable, Sendable {
    /// No such link: it never was one, it was taken back, or its person is no longer in the family.
    case notFound
}
