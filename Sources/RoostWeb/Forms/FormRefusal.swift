import HTTPTypes
import Roost

/// A form that was refused: which, why, and what was typed.
struct FormRefusal: Sendable {
    /// The forms that have fields, so that a page knows where to put back what was typed.
    enum Form: Sendable, Equatable {
        case task, schedule, reward, claim, grant, member, family, familyDeletion, chat, message, profile, password,
            farewell, button
        /// Why a wish isn't granted.
        case rejection(Claim.ID)
        /// The change of a message.
        case messageEdit(Message.ID)
        /// A child's new PIN.
        case pin(User.ID)
        /// A child's new password.
        case wardPassword(User.ID)

        /// Whether it stands on several pages, so that the one it was sent from is shown again.
        var isOnManyPages: Bool {
            switch self {
            case .button, .rejection, .messageEdit: true
            default: false
            }
        }
    }

    let form: Form
    let problem: Problem
    let typed: FormBody

    /// What is wrong with each field, by name.
    var errors: Values { Self.errors(of: problem) }

    /// What is wrong with each field, by name; of a field the first failure counts.
    static func errors(of problem: Problem?) -> Values {
        var errors: Values = [:]
        for failure in problem?.errors ?? [] where errors[failure.field] == nil {
            errors[failure.field] = failure.detail
        }
        return errors
    }
}

extension FormRefusal? {
    /// What was typed in this form, if it is the one that was refused.
    func typed(in form: FormRefusal.Form) -> FormBody? {
        self?.form == form ? self?.typed : nil
    }

    /// What is wrong with the fields of this form; nothing when another one was refused.
    func errors(in form: FormRefusal.Form) -> Values {
        self?.form == form ? self?.errors ?? [:] : [:]
    }

    /// The version a refused form goes on from: the one it came with, unless that is what was wrong. To save again is a decision then.
    func version(in form: FormRefusal.Form) -> Int? {
        guard let refusal = self, refusal.form == form, refusal.problem.status != .preconditionFailed else {
            return nil
        }
        return Int(refusal.typed["version"])
    }

    /// A form that is folded up until it is needed: open when it was refused, with what was wrong and what was typed in these
    /// fields.
    func folded(_ form: FormRefusal.Form, _ fields: String...) -> Values {
        let typed = typed(in: form)
        var values: Values = ["errors": errors(in: form), "isUnfolded": typed != nil]
        for field in fields { values[field] = typed?[field] }
        return values
    }
}
