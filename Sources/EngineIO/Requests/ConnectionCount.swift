/// How many connections are open, in all and from each address.
struct ConnectionCount: Sendable {
    private var total = 0
    private var perAddress: [String: Int] = [:]
    private let limit: Int
    private let limitPerAddress: Int

    init(limit: Int, limitPerAddress: Int) {
        self.limit = limit
        self.limitPerAddress = limitPerAddress
    }

    /// Counts a connection; false, and not counted, when it is one too many.
    mutating func add(_ address: String?) -> Bool {
        guard total < limit else { return false }
        if let address {
            guard perAddress[address, default: 0] < limitPerAddress else { return false }
            perAddress[address, default: 0] += 1
        }
        total += 1
        return true
    }

    /// A connection that was counted is closed.
    mutating func remove(_ address: String?) {
        total -= 1
        guard let address, let count = perAddress[address] else { return }
        perAddress[address] = count > 1 ? count - 1 : nil
    }
}
