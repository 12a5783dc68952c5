/// What a family's devices show their children by: 10 characters of Crockford's base32, 50 bits of chance.
///
/// It lets nobody in; it shows the faces to pick from. Parents see it, so it is kept as it is.
package struct FamilyCode: Sendable, Equatable {
    /// 10 characters of `0123456789ABCDEFGHJKMNPQRSTVWXYZ`.
    package let text: String

    /// How many characters it has.
    static let length = 10

    private static let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8)

    /// What somebody typed: in any case, with hyphens and space between, O for 0 and I or L for 1; nil for what can be no code.
    package init?(_ typed: String) {
        guard typed.utf8.count <= 40 else { return nil }
        let letters = typed.uppercased().utf8.filter { !" -".utf8.contains($0) }.map(Self.read)
        guard letters.count == Self.length, letters.allSatisfy(Self.alphabet.contains) else { return nil }
        text = String(decoding: letters, as: UTF8.self)
    }

    /// A new code out of 10 random bytes.
    init(chance: [UInt8]) {
        text = String(decoding: chance.prefix(Self.length).map { Self.alphabet[Int($0 & 31)] }, as: UTF8.self)
    }

    /// As people read it to each other: `ABCDE-FGHJK`.
    package var spelled: String { "\(text.prefix(5))-\(text.dropFirst(5))" }

    private static func read(_ letter: UInt8) -> UInt8 {
        switch letter {
        case UInt8(ascii: "O"): UInt8(ascii: "0")
        case UInt8(ascii: "I"), UInt8(ascii: "L"): UInt8(ascii: "1")
        default: letter
        }
    }
}

extension FamilyCode: Encodable {
    private enum CodingKeys: String, CodingKey {
        case text = "code"
    }
}

extension FamilyCode {
    /// The family that has this code.
    func family(in reading: borrowing some Reading & ~Copyable) throws -> Family.ID? {
        try reading.first("SELECT family_id FROM family_code WHERE code = \(text)").map { try $0["family_id"] }
    }

    /// A family's code.
    package static func find(_ family: Family.ID, in reading: borrowing some Reading & ~Copyable) throws -> FamilyCode?
    {
        try reading.first("SELECT code FROM family_code WHERE family_id = \(family)").flatMap {
            FamilyCode(try $0["code"])
        }
    }

    func store(for family: Family.ID, in transaction: borrowing Transaction) throws {
        try transaction.run(
            """
            INSERT INTO family_code (family_id, code) VALUES (\(family), \(text))
            ON CONFLICT (family_id) DO UPDATE SET code = excluded.code
            """
        )
    }
}
