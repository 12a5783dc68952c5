import GRDB
import Roost

extension StorageFault {
    /// What an error of GRDB means to the program.
    init(_ error: any Error) {
        if let fault = error as? StorageFault {
            self = fault
            return
        }
        guard let error = error as? DatabaseError else {
            self = .statement(String(describing: error))
            return
        }
        switch error.resultCode.primaryResultCode {
        case .SQLITE_FULL, .SQLITE_BUSY, .SQLITE_LOCKED, .SQLITE_IOERR, .SQLITE_READONLY, .SQLITE_CANTOPEN,
            .SQLITE_NOMEM:
            self = .unavailable(error.message ?? "\(error.resultCode)")
        default:
            self = .statement(error.description)
        }
    }
}
