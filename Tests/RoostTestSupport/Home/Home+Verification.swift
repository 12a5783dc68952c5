package import Roost

extension Home {
    /// What `roost verify` finds wrong in the database.
    package func findings() async throws -> [Finding] {
        try await services.database.read { try Verification(of: $0).findings }
    }
}
