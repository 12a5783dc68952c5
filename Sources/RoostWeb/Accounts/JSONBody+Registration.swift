import Roost

extension JSONBody {
    /// Somebody who gets an account of their own.
    mutating func registration() -> Registration {
        registration(ownCredentials())
    }

    /// Somebody whom a parent adds: by email and password, or a child by PIN.
    mutating func memberRegistration(as role: Role) -> Registration {
        guard has("pin") else { return registration() }
        for field in ["email", "password"] where has(field) {
            fail(field, "Either a PIN, or an email and a password.")
        }
        let registration = registration(.pin(required("pin", or: "")))
        if role == .parent { fail("pin", "Only children sign in by PIN.") }
        return registration
    }

    private mutating func ownCredentials() -> Credentials {
        let email = required("email", or: "")
        return .password(required("password", or: ""), email: email)
    }

    private mutating func registration(_ credentials: Credentials) -> Registration {
        var registration = Registration(credentials, name: required("name", or: ""))
        registration.birthdate = optional("birthdate")
        registration.language = optional("language")
        registration.emoji = optional("emoji")
        registration.colour = optional("colour")
        return registration
    }
}
