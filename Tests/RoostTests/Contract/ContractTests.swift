import Foundation
import Roost
import RoostTestSupport
import Testing

@Suite("The contract of the events")
struct ContractTests {
    private static let root = URL(filePath: #filePath).appending(path: "../../../..").standardizedFileURL

    @Test("is published as the types are; `roost contract` writes it anew")
    func fresh() throws {
        for (path, text) in try Contract().files {
            let published = try String(contentsOf: Self.root.appending(path: path), encoding: .utf8)
            #expect(published == text, "\(path) is stale")
        }
    }

    @Test("has a golden file for each event, and none for another")
    func golden() throws {
        let files = try FileManager.default.contentsOfDirectory(atPath: Self.root.appending(path: "docs/events").path)
        #expect(Set(files) == Set(try Contract().messages.map { "\($0.name).json" }))
    }

    @Test("has every event there is in the sources")
    func whole() throws {
        let folder = Self.root.appending(path: "Sources/Roost")
        let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
        var names: Set<String> = []
        for case let file as URL in files ?? .init() where file.pathExtension == "swift" {
            let source = try String(contentsOf: file, encoding: .utf8)
            for event in source.matches(of: /struct \w+: Event \{\s+package static let name = "([a-z_.]+)"/) {
                names.insert(String(event.1))
            }
        }
        #expect(names == Set(try Contract().messages.map(\.name)))
    }

    @Test("is kept by what each event encodes, with all fields set")
    func samples() throws {
        let contract = try Contract()
        for message in contract.messages {
            #expect(try contract.faults(in: message.sample, of: message.name).isEmpty)
        }
    }

    @Test(
        "is broken by a missing field, one too many, a wrong type, id, date or word",
        arguments: [
            #"{"familyId":"x"}"#, #"{"changes":[]}"#,
            #"{"familyId":"01890000-0000-7000-8000-000000000000","changes":[],"more":1}"#,
            #"{"familyId":"01890000-0000-7000-8000-000000000000","changes":{}}"#,
            #"{"familyId":"01890000-0000-7000-8000-000000000000","changes":[{"type":"cat","id":"x","version":1,"change":"created"}]}"#,
            #"{"familyId":"01890000-0000-7000-8000-000000000000","changes":[{"type":"task","id":"x","version":1.5,"change":"created"}]}"#,
        ]
    )
    func broken(payload: String) throws {
        #expect(try !Contract().faults(in: payload, of: "family.changed").isEmpty)
        #expect(try !Contract().faults(in: payload, of: "no.such").isEmpty)
    }
}
