import Roost
import RoostTestSupport
import Testing

@Suite("Ids")
struct IdentifierTests {
    @Test("An id is a lower-case UUID of version 7, variant 2 (RFC 9562, section 5.7)")
    func version7() {
        for _ in 0..<100 {
            let id: FamilyTask.ID = World.system.newID(at: Timestamp(milliseconds: 1_774_765_800_000))
            let shape = /019d3848-fa40-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/
            #expect(id.text.wholeMatch(of: shape) != nil, "\(id)")
            #expect(FamilyTask.ID(id.text) == id)
        }
    }

    @Test("RFC 9562's own example comes out")
    func example() {
        // Appendix A.6: 017F22E2-79B0-7CC3-98C4-DC0C0C07398F.
        let chance: [UInt8] = [0x0C, 0xC3, 0x18, 0xC4, 0xDC, 0x0C, 0x0C, 0x07, 0x39, 0x8F]
        let id = FamilyTask.ID(at: Timestamp(milliseconds: 0x017F_22E2_79B0), chance: chance)
        #expect(id.text == "017f22e2-79b0-7cc3-98c4-dc0c0c07398f")
    }

    @Test("Later ids are later in order")
    func order() {
        let ids = (0..<1000).map { step -> FamilyTask.ID in
            World.system.newID(at: Timestamp(milliseconds: 1_774_765_800_000 + Int64(step)))
        }
        #expect(ids == ids.sorted())
    }

    @Test("Ten thousand ids of one millisecond are all different")
    func unique() {
        let ids = (0..<10_000).map { _ -> FamilyTask.ID in World.system.newID(at: Timestamp(milliseconds: 1)) }
        #expect(Set(ids).count == ids.count)
    }

    @Test(
        "What isn't a lower-case UUID is no id",
        arguments: [
            "", "x", "017F22E2-79B0-7CC3-98C4-DC0C0C07398F", "017f22e279b07cc398c4dc0c0c07398f",
            "017f22e2-79b0-7cc3-98c4-dc0c0c07398", "017f22e2-79b0-7cc3-98c4-dc0c0c07398f0",
            "017f22e2-79b0-7cc3-98c4-dc0c0c07398g", "{017f22e2-79b0-7cc3-98c4-dc0c0c07398f}",
            "017f22e2_79b0_7cc3_98c4_dc0c0c07398f", " 17f22e2-79b0-7cc3-98c4-dc0c0c07398f",
            "' OR 1=1 --' OR 1=1 --' OR 1=1 --' O", "０17f22e2-79b0-7cc3-98c4-dc0c0c073",
        ]
    )
    func refused(text: String) {
        #expect(FamilyTask.ID(text) == nil)
        #expect(throws: DecodingError.self) { try JSON.value([FamilyTask.ID].self, from: #"["\#(text)"]"#) }
    }
}
