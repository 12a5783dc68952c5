import Roost

extension Assignment {
    /// As a form's choice has it: `everyone`, `role:child`, `member:<id>`.
    var formValue: String {
        switch self {
        case .everyone: "everyone"
        case .role(let role): "role:\(role.rawValue)"
        case .member(let id): "member:\(id.text)"
        }
    }

    init?(formValue: String) {
        let parts = formValue.split(separator: ":", maxSplits: 1).map(String.init)
        switch (parts.first, parts.dropFirst().first) {
        case ("everyone", nil): self = .everyone
        case ("role", let name?):
            guard let role = Role(rawValue: name) else { return nil }
            self = .role(role)
        case ("member", let id?):
            guard let id = User.ID(id) else { return nil }
            self = .member(id)
        default: return nil
        }
    }
}
