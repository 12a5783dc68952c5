import ArgumentParser
import Logging
import Roost
import RoostSQLite
import RoostTokens

/// `roost reset-password EMAIL`: lets somebody in again who forgot.
struct ResetPasswordCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reset-password",
        abstract: "Give somebody a new password, with the server stopped.",
        discussion:
            "Prints the password, which is made up, and ends all sign-ins of that person. They change it in Settings."
    )

    @Argument(help: "The email they sign in with.")
    var email: String

    @OptionGroup var folder: DataOption

    func run() async throws {
        // A file that isn't there is no installation; it isn't made here.
        try DatabaseFile.existing(DataFolder.database(in: folder.path), acceptsOlder: true).close()
        let locked = try DataFolder(folder.path)
        var logger = Logger(label: "roost.reset-password")
        logger.logLevel = .warning
        let database = try SQLiteDatabase(path: locked.database, logger: logger)
        let tokens = try await JWTAccessTokens(privateKeyPEM: locked.signingKey())
        let services = Services(database: database, world: .system, hasher: PasswordHasher(), tokens: tokens)
        let password = try await services.accounts.resetPassword(of: email)
        try database.close()
        guard let password else { throw CommandFailure("Nobody signs in with \(email).") }
        print("The new password of \(email): \(password)")
        withExtendedLifetime(locked) {}
    }
}
