import Roost

extension JSONBody {
    /// Somebody who gets an account.
    mutating func registration() -> Registration {
        var registration = Registration(
            email: required("email", or: ""),
            password: required("password", or: ""),
            name: required("name", or: "")
        )
        registration.birthdate = optional("birthdate")
        registration.language = optional("language")
        registration.emoji = optional("emoji")
        registration.colour = optional("colour")
        return registration
    }
}
