/// A reward's picture.
extension Image {
    func store(for reward: Reward.ID, in transaction: borrowing Transaction) throws {
        try transaction.run(
            """
            INSERT INTO reward_image (reward_id, type, bytes) VALUES (\(reward), \(format), \(bytes))
            ON CONFLICT (reward_id) DO UPDATE SET type = excluded.type, bytes = excluded.bytes
            """
        )
    }

    static func find(_ reward: Reward.ID, in reading: borrowing some Reading & ~Copyable) throws -> Image {
        let row = try reading.first("SELECT * FROM reward_image WHERE reward_id = \(reward)")
        guard let row else { throw RewardRefusal.noImage }
        return try Image(row)
    }
}
