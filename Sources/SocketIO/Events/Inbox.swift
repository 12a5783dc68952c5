/// What waits for a socket's handlers, which run one after another.
struct Inbox: Sendable {
    /// One thing to handle.
    enum Item: Sendable {
        case event(IncomingEvent)
        case disconnect(Disconnect)
    }

    /// Past this many waiting events the connection is not read any more.
    static let limit = 256

    private var items: [Item] = []
    private var position = 0
    private var isRunning = false
    private var isHeld = true

    /// How many items wait.
    var count: Int { items.count - position }

    /// Adds an item; true when a runner must be started.
    mutating func append(_ item: Item) -> Bool {
        items.append(item)
        return start()
    }

    /// Lets items through from now on; true when a runner must be started.
    mutating func release() -> Bool {
        isHeld = false
        return start()
    }

    private mutating func start() -> Bool {
        guard !isHeld, !isRunning, count > 0 else { return false }
        isRunning = true
        return true
    }

    /// The next item for the runner; nil ends it.
    mutating func next() -> Item? {
        guard position < items.count else {
            (items, position, isRunning) = ([], 0, false)
            return nil
        }
        defer { position += 1 }
        return items[position]
    }
}
