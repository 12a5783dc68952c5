/// A ring of slots, one per tick; inserting and advancing cost the same however many elements wait.
struct WheelSlots<Element> {
    /// An element that is due, and whether it asked for one wake only.
    struct Entry {
        let element: Element
        let once: Bool
    }

    private var slots: [[Entry]]
    private var position = 0
    private(set) var count = 0

    /// - Parameter size: how many ticks ahead an element can wait; later ones come early and are inserted again.
    init(size: Int = 256) {
        slots = Array(repeating: [], count: size)
    }

    var isEmpty: Bool { count == 0 }

    /// The most turns an element can wait.
    var reach: Int { slots.count - 1 }

    /// Adds an element that is due after `ticks` turns.
    mutating func insert(_ element: Element, ticks: Int, once: Bool) {
        let distance = min(max(ticks, 1), reach)
        slots[(position + distance) % slots.count].append(Entry(element: element, once: once))
        count += 1
    }

    /// Turns by one tick and hands over what is due.
    mutating func advance() -> [Entry] {
        position = (position + 1) % slots.count
        let due = slots[position]
        slots[position] = []
        count -= due.count
        return due
    }
}
