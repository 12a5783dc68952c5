/// A message's picture.
extension Image {
    func store(with message: Message.ID, in transaction: borrowing Transaction) throws {
        try transaction.run(
            "INSERT INTO message_image (message_id, type, bytes) VALUES (\(message), \(format), \(bytes))"
        )
    }

    static func find(with message: Message.ID, in reading: borrowing some Reading & ~Copyable) throws -> Image {
        let row = try reading.first("SELECT * FROM message_image WHERE message_id = \(message)")
        guard let row else { throw ChatRefusal.noImage }
        return try Image(row)
    }

    static func delete(with message: Message.ID, in transaction: borrowing Transaction) throws {
        try transaction.run("DELETE FROM message_image WHERE message_id = \(message)")
    }
}
