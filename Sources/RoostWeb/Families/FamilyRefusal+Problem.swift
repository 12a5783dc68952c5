import HTTPTypes
import Roost

extension FamilyRefusal: ProblemConvertible {
    var problem: Problem {
        switch self {
        case .notAMember:
            Problem(.forbidden, "not_a_member", "You are not in this family.")
        case .parentsOnly:
            Problem(.forbidden, "parents_only", "Only parents can do this.")
        case .memberNotFound:
            Problem(.notFound, "member_not_found", "This person is not in the family.")
        case .lastParent:
            Problem(.conflict, "last_parent", "A family always keeps a parent. Make somebody else a parent first.")
        case .wrongName:
            Problem(.conflict, "wrong_name", "That isn't the name of this family. Type it as it is written.")
        case .changedMeanwhile:
            Problem(.preconditionFailed, "changed_meanwhile", "Somebody changed this meanwhile. Look again.")
        }
    }
}
