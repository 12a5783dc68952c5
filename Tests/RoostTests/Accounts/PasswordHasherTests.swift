import Roost
import RoostTestSupport
import Testing

@Suite("Password hashes")
struct PasswordHasherTests {
    private let hasher = PasswordHasher(cost: Home.cheap)
    private let salt: [UInt8] = Array(1...16)

    @Test("The right password fits and no other does")
    func verify() async throws {
        let hash = try await hasher.hash("correct horse", salt: salt)
        #expect(try await hasher.verify("correct horse", against: hash))
        for wrong in ["", "correct hors", "correct horse ", "Correct horse"] {
            #expect(try await !hasher.verify(wrong, against: hash))
        }
    }

    @Test("Passwords of any letters fit themselves")
    func letters() async throws {
        for password in ["pässwörd", "пароль12", "🐔🐔🐔🐔🐔🐔🐔🐔", "سرّي للغاية", String(repeating: "x", count: 200)] {
            let hash = try await hasher.hash(password, salt: salt)
            #expect(try await hasher.verify(password, against: hash))
            #expect(!hash.contains(password))
        }
    }

    @Test("A hash says how it was made, so that the cost can grow")
    func format() async throws {
        let hash = try await hasher.hash("correct horse", salt: salt)
        #expect(hash.hasPrefix("scrypt$2$1$1$0102030405060708090a0b0c0d0e0f10$"))
        let dearer = PasswordHasher(cost: PasswordHasher.Cost(rounds: 16, blockSize: 2, parallelism: 1))
        #expect(try await dearer.verify("correct horse", against: hash))
    }

    @Test("RFC 7914's own example comes out")
    func vector() async throws {
        // Section 12: scrypt(P="pleaseletmein", S="SodiumChloride", N=16384, r=8, p=1), its first 32 bytes.
        let standard = PasswordHasher(cost: PasswordHasher.Cost(rounds: 16_384, blockSize: 8, parallelism: 1))
        let hash = try await standard.hash("pleaseletmein", salt: Array("SodiumChloride".utf8))
        #expect(hash.hasSuffix("$7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2"))
    }

    @Test("Another salt makes another hash")
    func salted() async throws {
        let other = try await hasher.hash("correct horse", salt: Array(2...17))
        #expect(try await hasher.hash("correct horse", salt: salt) != other)
    }

    @Test("No hash and a broken hash fit no password")
    func broken() async throws {
        for stored in [
            nil, "", "scrypt", "scrypt$2$1$1$00$", "scrypt$2$1$1$zz$00", "scrypt$x$1$1$00$00", "bcrypt$a$b$c$d$e",
        ] {
            #expect(try await !hasher.verify("", against: stored), "\(stored ?? "none")")
        }
    }

    @Test("New passwords are hashed by OWASP's figures: 8 MiB, 10 times")
    func cost() {
        #expect(PasswordHasher.Cost.owasp == PasswordHasher.Cost(rounds: 8192, blockSize: 8, parallelism: 10))
    }
}
