import ArgumentParser
import Foundation
import Roost
import RoostSQLite

/// Everything that `roost verify` looks at in one file.
struct Inspection {
    /// What isn't as it must be.
    let findings: [Finding]
    /// What was looked at: `2 families, 310 events, …`.
    let scope: String

    init(of file: DatabaseFile) throws {
        var findings = try file.findings()
        var scope = "nothing readable"
        do {
            let verification = try file.read { try Verification(of: $0) }
            findings += verification.findings
            scope = verification.counts.map { "\($0.count) \($0.name)" }.joined(separator: ", ")
        } catch let fault as StorageFault {
            findings.append(Finding(.readable, "\(fault)"))
        }
        self.findings = findings
        self.scope = scope
    }

    /// Prints what was found.
    func report(on path: String) {
        for finding in findings { print(finding) }
        print(findings.isEmpty ? "\(path) is sound: \(scope)" : "\(path) has \(findings.count) faults in \(scope)")
    }
}
