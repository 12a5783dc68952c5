import Testing

@testable import RoostWeb

@Suite("JSON from outside")
struct JSONParserTests {
    @Test("texts are read with their escapes")
    func texts() throws {
        let text = #""a\n\"\\\/\b\f\r\t\u00e9\ud83e\udd8a🦊""#
        #expect(try JSONParser.parse(Array(text.utf8)) == .string("a\n\"\\/\u{8}\u{C}\r\té🦊🦊"))
    }

    @Test("values, white space and nesting are read")
    func values() throws {
        let text = " { \"a\" : [ 1 , -0.5e+3 , true , false , null , { } , [ ] ] } \n"
        let array: [JSONValue] = [
            .number("1"), .number("-0.5e+3"), .bool(true), .bool(false), .null, .object([:]), .array([]),
        ]
        #expect(try JSONParser.parse(Array(text.utf8)) == .object(["a": .array(array)]))
    }

    @Test("64 levels are read, 65 aren't")
    func depth() throws {
        func nested(_ levels: Int) -> [UInt8] {
            Array((String(repeating: "[", count: levels) + String(repeating: "]", count: levels)).utf8)
        }
        #expect(throws: Never.self) { try JSONParser.parse(nested(64)) }
        #expect(throws: JSONParser.Failure.self) { try JSONParser.parse(nested(65)) }
    }

    @Test("no bytes make it trap: cut off and changed texts are read or refused")
    func fuzz() throws {
        var generator = SystemRandomNumberGenerator()
        let text = Array(#"{"a":[1,-2.5e3,"x\u00e9\ud83e\udd8a",true,null],"b":{"c":"é🦊"}}"#.utf8)
        for length in 0..<text.count {
            #expect(throws: JSONParser.Failure.self) { try JSONParser.parse(Array(text.prefix(length))) }
        }
        for _ in 0..<20_000 {
            var changed = text
            for _ in 0..<Int.random(in: 1...4, using: &generator) {
                changed[Int.random(in: 0..<changed.count, using: &generator)] = UInt8.random(
                    in: 0...255,
                    using: &generator
                )
            }
            do { _ = try JSONParser.parse(changed) } catch { #expect((0...text.count).contains(error.position)) }
        }
    }

    @Test("queries and forms are read with their escapes; what isn't well-formed stays as it is")
    func queries() {
        let fields = QueryFields("a=1+2&b=%C3%A9%zz%&c&a=3%26&%64=&=x")
        #expect(fields["a"] == "3&")
        #expect(fields["b"] == "é%zz%")
        #expect(fields["c"] == nil)
        #expect(fields["d"] == nil)
    }
}
