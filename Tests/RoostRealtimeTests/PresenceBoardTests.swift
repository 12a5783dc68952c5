import Roost
import RoostRealtime
import Testing

@Suite("Who is here")
struct PresenceBoardTests {
    private let mia: User.ID = World.system.newID(at: Timestamp(milliseconds: 1))
    private var board = PresenceBoard<String>()

    private func at(_ seconds: Double) -> Timestamp { Timestamp(milliseconds: 1_000_000 + Int64(seconds * 1000)) }

    private func mark(_ status: PresenceStatus, since seconds: Double? = nil) -> PresenceMark {
        PresenceMark(userId: mia, status: status, lastSeenAt: seconds.map(at))
    }

    @Test("Coming is told at once, and once")
    mutating func coming() {
        board.connect("phone", of: mia, at: at(0))
        #expect(board.due(at: at(0)) == [mark(.online)])
        board.connect("tablet", of: mia, at: at(1))
        #expect(board.due(at: at(60)) == [])
        #expect(board.mark(of: mia) == mark(.online))
    }

    @Test("Going is told after 10 seconds, with the instant of going")
    mutating func going() {
        board.connect("phone", of: mia, at: at(0))
        _ = board.due(at: at(0))
        board.disconnect("phone", at: at(5))
        #expect(board.due(at: at(14.999)) == [])
        #expect(board.mark(of: mia) == mark(.online))
        #expect(board.due(at: at(15)) == [mark(.offline, since: 5)])
        #expect(board.due(at: at(60)) == [])
        #expect(board.mark(of: mia) == mark(.offline, since: 5))
    }

    @Test("A reload is not seen: hidden, gone and back within the grace")
    mutating func reload() {
        board.connect("first", of: mia, at: at(0))
        _ = board.due(at: at(0))
        board.show("first", isVisible: false, at: at(8))
        board.disconnect("first", at: at(17.9))
        #expect(board.due(at: at(18)) == [], "the grace begins anew when the device goes")
        board.connect("second", of: mia, at: at(19))
        #expect(board.due(at: at(60)) == [])
    }

    @Test("Whose devices are connected, but on no screen, is away; one on a screen is enough to be online")
    mutating func away() {
        board.connect("phone", of: mia, at: at(0))
        board.connect("wall", of: mia, at: at(0))
        _ = board.due(at: at(0))
        board.show("phone", isVisible: false, at: at(1))
        #expect(board.due(at: at(30)) == [])
        board.show("wall", isVisible: false, at: at(31))
        #expect(board.due(at: at(41)) == [mark(.away, since: 31)])
        board.show("phone", isVisible: true, at: at(50))
        #expect(board.due(at: at(50)) == [mark(.online)])
        board.show("phone", isVisible: false, at: at(51))
        board.disconnect("phone", at: at(52))
        board.disconnect("wall", at: at(53))
        #expect(board.due(at: at(63)) == [mark(.offline, since: 51)])
    }

    @Test("A device that flickers tells nothing")
    mutating func flood() {
        board.connect("phone", of: mia, at: at(0))
        _ = board.due(at: at(0))
        for step in 0..<1000 {
            board.show("phone", isVisible: step.isMultiple(of: 2), at: at(1 + Double(step) / 100))
            #expect(board.due(at: at(1 + Double(step) / 100)) == [])
        }
    }

    @Test("A device nobody connected changes nothing, and a stranger is offline")
    mutating func strangers() {
        board.show("ghost", isVisible: true, at: at(0))
        board.disconnect("ghost", at: at(0))
        #expect(board.due(at: at(60)) == [])
        #expect(board.mark(of: mia) == mark(.offline))
    }
}
