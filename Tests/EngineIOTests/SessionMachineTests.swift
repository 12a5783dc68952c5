import NIOCore
import Testing

@testable import EngineIO

@Suite("A session's decisions")
struct SessionMachineTests {
    private let start = NIODeadline.uptimeNanoseconds(1_000_000_000)

    private func machine(_ phase: SessionMachine.Phase = .polling, outboxLimit: Int = 100) -> SessionMachine {
        SessionMachine(phase: phase, outboxLimit: outboxLimit, timing: Timing(Engine.Configuration()), now: start)
    }

    /// What a mutating verb returned; `#expect` cannot call one.
    private func check<Value: Equatable>(
        _ got: Value,
        _ wanted: Value,
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        #expect(got == wanted, sourceLocation: sourceLocation)
    }

    private func texts(_ frames: [Frame]) -> [String] { frames.map { String(buffer: $0.packet) } }

    @Test("a poll waits while there is nothing, and takes everything at once")
    func poll() {
        var machine = machine()
        guard case .wait = machine.poll(now: start) else {
            Issue.record("should wait")
            return
        }
        check(machine.send(Frame(text: "a"), volatile: false), .drain)
        check(machine.send(Frame(text: "b"), volatile: false), .nothing)
        check(texts(machine.drain()), ["4a", "4b"])
        check(machine.send(Frame(text: "c"), volatile: false), .nothing)
        guard case .answer(let frames) = machine.poll(now: start) else {
            Issue.record("should answer")
            return
        }
        #expect(texts(frames) == ["4c"])
    }

    @Test("two polls at once end the session")
    func conflict() {
        var machine = machine()
        _ = machine.poll(now: start)
        guard case .conflict = machine.poll(now: start) else {
            Issue.record("should conflict")
            return
        }
    }

    @Test("a poll is too late to the nanosecond after pingInterval and pingTimeout")
    func late() {
        var machine = machine()
        var later = machine
        guard case .wait = machine.poll(now: start + .seconds(45) - .nanoseconds(1)) else {
            Issue.record("should wait")
            return
        }
        guard case .tooLate = later.poll(now: start + .seconds(45)) else {
            Issue.record("should be late")
            return
        }
    }

    @Test("probe, 6 for the waiting poll, 5, then polls are refused and what waited goes over the WebSocket")
    func upgrade() {
        var machine = machine()
        _ = machine.poll(now: start)
        check(machine.openUpgrade(now: start), true)
        check(machine.openUpgrade(now: start), false)
        guard case .proceed(let frames?) = machine.probe() else {
            Issue.record("should proceed")
            return
        }
        #expect(texts(frames) == ["6"])
        _ = machine.send(Frame(text: "a"), volatile: false)
        guard case .proceed(nil) = machine.completeUpgrade() else {
            Issue.record("should upgrade")
            return
        }
        check(texts(machine.drain()), ["4a"])
        guard case .refuse = machine.poll(now: start) else {
            Issue.record("should refuse")
            return
        }
        check(machine.beginPost(now: start), .refuse)
        check(machine.openUpgrade(now: start), false)
    }

    @Test("5 without a probe is refused, and polling goes on")
    func outOfOrder() {
        var machine = machine()
        _ = machine.openUpgrade(now: start)
        guard case .refuse = machine.completeUpgrade() else {
            Issue.record("should refuse")
            return
        }
        machine.abandonUpgrade()
        guard case .wait = machine.poll(now: start) else {
            Issue.record("should wait")
            return
        }
    }

    @Test("POST 1 without a waiting poll owes one poll a 6, and no more")
    func closedByPost() {
        var machine = machine()
        check(machine.closedByPost(), true)
        guard case .answer(let frames) = machine.poll(now: start) else {
            Issue.record("should answer")
            return
        }
        #expect(texts(frames) == ["6"])
        guard case .refuse = machine.poll(now: start) else {
            Issue.record("should refuse")
            return
        }
    }

    @Test("a full outbox closes a reliable sender's client and drops a volatile frame")
    func overflow() {
        var machine = machine(.webSocket, outboxLimit: 10)
        _ = machine.writability(false)
        check(machine.send(Frame(text: "123456"), volatile: false), .nothing)
        check(machine.send(Frame(text: "7"), volatile: true), .nothing)
        check(machine.send(Frame(text: "7"), volatile: false), .overflow)
    }

    @Test("an orderly close over polling leaves what is owed and 1 for the next poll")
    func linger() {
        var machine = machine()
        _ = machine.send(Frame(text: "bye"), volatile: false)
        guard case .linger = machine.close(orderly: true, now: start) else {
            Issue.record("should linger")
            return
        }
        #expect(!machine.isOver)
        guard case .answer(let frames) = machine.poll(now: start) else {
            Issue.record("should answer")
            return
        }
        #expect(texts(frames) == ["4bye", "1"])
        #expect(machine.isOver)
    }

    @Test("a session closed while a poll was answered is kept for the next one, until pingTimeout has passed")
    func lingerOn() {
        var machine = machine()
        machine.admit()
        _ = machine.send(Frame(text: "a"), volatile: false)
        _ = machine.poll(now: start)
        _ = machine.send(Frame(text: "b"), volatile: false)
        _ = machine.close(orderly: true, now: start + .seconds(24))
        #expect(!machine.isOver)
        check(machine.tick(now: start + .seconds(25)), .wait(until: start + .seconds(44)))
        #expect(!machine.isOver)
        check(machine.tick(now: start + .seconds(44)), .forget)
        #expect(machine.isOver)
    }

    @Test("the clock pings, waits for the answer, and gives up")
    func heartbeat() {
        var machine = machine(.webSocket)
        machine.admit()
        check(machine.tick(now: start), .wait(until: start + .seconds(25)))
        check(machine.tick(now: start + .seconds(25)), .ping(thenWaitUntil: start + .seconds(45)))
        machine.pong(now: start + .seconds(26))
        check(machine.tick(now: start + .seconds(45)), .wait(until: start + .seconds(51)))
        check(machine.tick(now: start + .seconds(51)), .ping(thenWaitUntil: start + .seconds(71)))
        check(machine.tick(now: start + .seconds(71)), .close(.pingTimeout))
    }

    @Test("who joins no namespace within connectTimeout is closed")
    func connectTimeout() {
        var machine = machine(.webSocket)
        _ = machine.tick(now: start + .seconds(25))
        machine.pong(now: start + .seconds(25))
        check(machine.tick(now: start + .seconds(45)), .close(.forcedClose))
    }
}
