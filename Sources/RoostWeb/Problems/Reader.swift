import Roost
import Synchronization

/// Who reads the answer to one request.
///
/// A problem is told at the edge, who asks is known behind the sign-in: this is the same object for both, as a context is a copy.
final class Reader: Sendable {
    private let known = Mutex<User?>(nil)

    /// Who is signed in; nil as long as nobody is known to be.
    var user: User? {
        get { known.withLock { $0 } }
        set { known.withLock { $0 = newValue } }
    }
}
