extension Migration {
    /// By what somebody signed in, as it called itself.
    static let signInDevices = Migration(name: "062-sign-in-devices") { _ in
        ["ALTER TABLE sign_in ADD COLUMN user_agent TEXT"]
    }
}
