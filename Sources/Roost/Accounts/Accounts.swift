/// Who people are: accounts, sign-ins and tokens.
package struct Accounts: Sendable {
    let database: any Database
    let world: World
    let hasher: PasswordHasher
    let guessing: TryGuard
    private let tokens: any AccessTokens

    /// The accounts in a database.
    package init(
        database: any Database,
        world: World,
        hasher: PasswordHasher,
        tokens: any AccessTokens,
        guessing: TryGuard
    ) {
        self.database = database
        self.world = world
        self.hasher = hasher
        self.tokens = tokens
        self.guessing = guessing
    }

    /// Makes an account and signs it in; `userAgent` is what the browser or program calls itself.
    /// - Throws: `Invalid`, `AccountRefusal.emailTaken`.
    package func register(_ registration: Registration, by userAgent: String? = nil) async throws -> SignedIn {
        let registration = try registration.checked()
        guard registration.credentials.email != nil else {
            throw Invalid("password", code: "required", "An account of one's own needs an email and a password.")
        }
        let secret = try await registration.credentials.hashed(by: hasher, world)
        let now = world.now()
        let user = User(registration, id: world.newID(at: now), at: now)
        return try await signIn(user.id, by: userAgent) { try Self.insert(user, secret, in: $0) }
    }

    /// Signs in by email and password; a wrong email takes as long as a wrong password. `address` is where it is tried from,
    /// `userAgent` what the browser or program calls itself.
    /// - Throws: `AccountRefusal.wrongCredentials`, `.tooManyTries`.
    package func logIn(
        email: String,
        password: String,
        from address: String? = nil,
        by userAgent: String? = nil
    ) async throws -> SignedIn {
        let email = Registration.normalised(email)
        return try await guessing.signIn(to: email, from: address) { try await logIn(email, password, userAgent) }
    }

    private func logIn(_ email: String?, _ password: String, _ userAgent: String?) async throws -> SignedIn {
        let known = try await database.read { reading in
            try email.flatMap { try User.find(email: $0, in: reading) }.map {
                ($0, try Password.hash(of: $0.id, in: reading))
            }
        }
        guard try await hasher.verify(password, against: known?.1), let user = known?.0 else {
            throw AccountRefusal.wrongCredentials
        }
        return try await signIn(user.id, by: userAgent)
    }

    /// Gives whoever has an email another password, one that is made up, and ends all their sign-ins: for the host, who has to
    /// be able to help.
    /// - Returns: the password; nil when nobody has the email.
    package func resetPassword(of email: String) async throws -> String? {
        let password = world.randomBytes(12).base64URL
        let hash = try await hasher.hash(password, salt: world.randomBytes(16))
        return try await database.write { transaction in
            let email = Registration.normalised(email)
            guard let user = try email.flatMap({ try User.find(email: $0, in: transaction) }) else { return nil }
            try Password.store(hash, for: user.id, in: transaction)
            try SignIn.endAll(of: user.id, in: transaction)
            return password
        }
    }

    /// Ends a sign-in; its tokens are worth nothing from now on.
    package func logOut(_ signIn: SignIn.ID) async throws {
        try await database.write { try SignIn.end(signIn, in: $0) }
    }

    /// Whose token this is: a session token or an access token.
    /// - Throws: `AccountRefusal.notSignedIn`.
    package func authenticate(_ token: String) async throws -> Identity {
        let now = world.now()
        let claims = token.contains(".") ? await tokens.verify(token, at: now) : nil
        let found: (SignIn, User)? = try await database.read { reading in
            let signIn =
                try claims.map { try SignIn.find($0.signIn, in: reading) }
                ?? SignIn.find(SignIn.Token(token), in: reading)
            guard let signIn, signIn.expiresAt > now, claims.map({ $0.user == signIn.userId }) ?? true else {
                return nil
            }
            return try User.find(signIn.userId, in: reading).map { (signIn, $0) }
        }
        guard let (signIn, user) = found else { throw AccountRefusal.notSignedIn }
        if now - signIn.seenAt > SignIn.touchInterval {
            try await database.write { try SignIn.touch(signIn.id, at: now, in: $0) }
        }
        return Identity(user: user, signIn: signIn.id, until: claims?.expiresAt)
    }

    /// A new access token for a sign-in.
    package func accessToken(for identity: Identity) async throws -> String {
        try await tokens.issue(for: identity.signIn, of: identity.user.id, at: world.now())
    }

    /// The public keys of access tokens, as a JSON Web Key Set.
    package var keySet: String { tokens.keySet }

    /// Signs somebody in; `step` runs in the same transaction, before.
    func signIn(
        _ id: User.ID,
        by userAgent: String?,
        _ step: @escaping @Sendable (borrowing Transaction) throws -> Void = { _ in }
    ) async throws -> SignedIn {
        let now = world.now()
        let token = SignIn.Token(bytes: 32, world)
        let signIn = SignIn(id: world.newID(at: now), userId: id, by: userAgent, at: now)
        let user = try await database.write { transaction in
            try step(transaction)
            guard let user = try User.find(id, in: transaction) else { throw AccountRefusal.wrongCredentials }
            try signIn.insert(token, in: transaction)
            return user
        }
        let accessToken = try await tokens.issue(for: signIn.id, of: id, at: now)
        return SignedIn(user: user, signIn: signIn, token: token, accessToken: accessToken)
    }

    /// Stores a new account; `family` is the one whose parents made it, and look after its sign-in.
    /// - Throws: `AccountRefusal.emailTaken`.
    static func insert(
        _ user: User,
        _ secret: Secret,
        keptBy family: Family.ID? = nil,
        in transaction: borrowing Transaction
    ) throws {
        if let email = user.email, try User.find(email: email, in: transaction) != nil {
            throw AccountRefusal.emailTaken
        }
        try user.insert(keptBy: family, in: transaction)
        try secret.store(for: user.id, in: transaction)
    }
}

extension User {
    /// The account a checked registration makes; without a choice of its own the face follows from the id.
    init(_ registration: Registration, id: ID, at now: Timestamp) {
        let pick = id.text.utf8.suffix(6).reduce(0) { ($0 * 31 + Int($1)) % 100_003 }
        self.init(
            id: id,
            email: registration.credentials.email,
            name: registration.name,
            birthdate: registration.birthdate,
            language: registration.language ?? "en",
            emoji: registration.emoji ?? Self.faces[pick % Self.faces.count],
            colour: registration.colour ?? Colour.allCases[pick % Colour.allCases.count],
            createdAt: now,
            version: 1
        )
    }

    private static let faces = ["🦊", "🐻", "🐼", "🦁", "🐸", "🦉", "🐢", "🐙", "🦄", "🐝", "🦋", "🐧"]
}
