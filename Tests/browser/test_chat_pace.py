"""48 How soon a message is on the other's screen, measured in the pages of two real browsers."""
import statistics
import time

from playwright.sync_api import expect

from talk import bubble, rest, texts

# The goal, for a release on a machine that does nothing else, is 100 ms. This is a debug build, often beside another browser on two
# slow processors (381 ms were seen there, 162 alone): what took twice as long as before fails all the same, and what it took is told.
LIMIT = 500
MESSAGES = 52

RECORD = """() => {
    window.came = {};
    new MutationObserver((changes) => {
        for (const { addedNodes } of changes) for (const node of addedNodes) {
            const text = node instanceof Element && node.querySelector?.(".message-text")?.textContent;
            if (text) requestAnimationFrame(() => { window.came[text] ??= performance.timeOrigin + performance.now(); });
        }
    }).observe(document.getElementById("messages"), { childList: true });
}"""
CAME = """(text) => new Promise((told) => {
    const look = () => window.came[text] ? told(window.came[text]) : requestAnimationFrame(look);
    look();
})"""
SEND = """() => {
    document.querySelector("#composer").requestSubmit();
    return performance.timeOrigin + performance.now();
}"""


def test_48_a_conversation_is_on_both_screens_at_once(window, family, chat):
    rest(family)
    anna, mia = window(family.anna).open(f"/chats/{chat['id']}"), window(family.mia).open(f"/chats/{chat['id']}")
    for one in (anna, mia):
        one.page.evaluate(RECORD)
    times, said = [], [f"Message {index}." for index in range(MESSAGES)]
    for index, text in enumerate(said):
        # Ten messages in ten seconds are what one may write.
        begun = time.monotonic()
        writer, reader = (anna, mia) if index % 2 else (mia, anna)
        writer.page.fill("#composer-body", text)
        sent = writer.page.evaluate(SEND)
        expect(bubble(reader, text)).to_be_visible()
        times.append(reader.page.evaluate(CAME, text) - sent)
        time.sleep(max(0, 0.56 - (time.monotonic() - begun)))
    p50, p95 = statistics.median(times), statistics.quantiles(times, n=20)[-1]
    print(f"message to screen over {len(times)} messages: p50 {p50:.0f} ms, p95 {p95:.0f} ms, most {max(times):.0f} ms")
    assert p50 < LIMIT, sorted(times)
    for one in (anna, mia):
        expect(bubble(one, said[-1])).to_have_count(1)
        assert texts(one)[-MESSAGES:] == said
        expect(one.page.locator("#outbox li")).to_have_count(0)
