import Roost
import Testing

@testable import RoostRealtime

@Suite("Marks of typing")
struct TypingMarkTests {
    private let start = Timestamp(milliseconds: 1_000_000)
    private let family = Family.ID("01890000-0000-7000-8000-000000000000")

    private func mark() throws -> TypingMark { TypingMark(family: try #require(family)) }

    private func at(_ milliseconds: Int) -> Timestamp { start + .milliseconds(milliseconds) }

    @Test("Goes out at the first key, and at most once in two seconds after")
    func pace() throws {
        var mark = try mark()
        let told = [0, 100, 1_999, 2_000, 2_001, 3_999, 4_000].filter { mark.press(at: at($0)) }
        #expect(told == [0, 2_000, 4_000])
    }

    @Test("Ends by itself five seconds after the last key, and then once")
    func end() throws {
        var mark = try mark()
        let presses = [0, 1_000].map { mark.press(at: at($0)) }
        #expect(presses == [true, false])
        let told = [5_999, 6_000, 6_500].map { mark.pass(until: at($0)) }
        #expect(told == [nil, false, nil])
        let isTold = mark.end()
        #expect(!isTold && mark.isOver(at: at(6_500)))
    }

    @Test("Who begins again at once after a message is told when the two seconds are over, and not before")
    func again() throws {
        var mark = try mark()
        let (begun, ended) = (mark.press(at: at(0)), mark.end())
        #expect(begun && ended && !mark.isOver(at: at(100)))
        let again = mark.press(at: at(100))
        let told = [1_900, 2_000, 2_500, 5_100].map { mark.pass(until: at($0)) }
        #expect(!again)
        #expect(told == [nil, true, nil, false])
    }

    @Test("However often one types and sends, one mark in two seconds goes out")
    func flood() throws {
        var mark = try mark()
        var told = 0
        for time in stride(from: 0, to: 10_000, by: 10) {
            if mark.press(at: at(time)) { told += 1 }
            if time.isMultiple(of: 500), mark.pass(until: at(time)) == true { told += 1 }
            _ = mark.end()
        }
        #expect(told == 5)
    }
}
