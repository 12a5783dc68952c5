import assert from "node:assert/strict";
import { test } from "node:test";
import { ageWords, seenWords } from "../../Sources/RoostWeb/Assets/js/offline/offline-words.js";
import { clickNotification, readPush, receivePush } from "../../Sources/RoostWeb/Assets/worker/push.js";
import { Pages } from "../../Sources/RoostWeb/Assets/worker/pages.js";
import { makeSeen } from "../../Sources/RoostWeb/Assets/worker/seen.js";
import { Shell } from "../../Sources/RoostWeb/Assets/worker/shell.js";
import "./texts.js";

globalThis.location = { origin: "https://roost.example" };

const push = (notification, more) => JSON.stringify({ web_push: 8030, notification, ...more });

/** A worker with windows and notifications. */
function world({ windows = [], shown = [] } = {}) {
    const opened = [];
    const worker = {
        clients: { matchAll: async () => windows, openWindow: async (href) => opened.push(href) },
        registration: {
            getNotifications: async ({ tag }) => shown.filter((one) => one.options.tag === tag && !one.closed),
            showNotification: async (title, options) => shown.push({ title, options, close() { this.closed = true; } }),
        },
    };
    return { worker, shown, opened };
}

test("a page that is kept knows when it was seen, whose it is, of which release and in which language, and keeps its policy", async () => {
    const html = '<!doctype html><html lang="nl" data-release="abc"><body data-user="mia" class="app"><p data-user="x">$& Hi</p></body></html>';
    const headers = { "Content-Type": "text/html", "Content-Security-Policy": "default-src 'self'", "Content-Length": "9" };
    const { user, page } = await makeSeen(new Response(html, { headers }), new Date("2026-11-25T14:05:00Z"));
    assert.equal(user, "mia");
    assert.equal(page.headers.get("Content-Security-Policy"), "default-src 'self'");
    assert.equal(page.headers.get("Roost-Release"), "abc");
    assert.equal(page.headers.get("Content-Length"), null);
    assert.equal(page.headers.get("Content-Language"), "nl");
    assert.equal(await page.text(), html.replace("<body", () => '<body data-seen="2026-11-25T14:05:00.000Z"'));
});

test("a page of nobody has no owner", async () => {
    assert.equal((await makeSeen(new Response("<body class=door>"), new Date())).user, undefined);
});

/** The caches of a browser. */
function fakeCaches() {
    const all = new Map();
    const open = async (name) => {
        const kept = all.get(name) ?? new Map();
        all.set(name, kept);
        const urlOf = (request) => (typeof request === "string" ? request : request.url);
        return {
            addAll: async (requests) => requests.forEach((one) => kept.set(urlOf(one), new Response(urlOf(one)))),
            put: async (request, response) => void kept.set(urlOf(request), response),
            match: async (request) => kept.get(urlOf(request))?.clone(),
            keys: async () => [...kept.keys()].map((url) => ({ url })),
            delete: async (request) => kept.delete(urlOf(request)),
        };
    };
    return { open, delete: async (name) => all.delete(name) };
}

test("offline is told in the language of the page seen last; with none in the browser's", async () => {
    globalThis.caches = fakeCaches();
    globalThis.fetch = async () => { throw new Error("offline"); };
    // Node's wants a whole address.
    globalThis.Request = class { constructor(url) { this.url = url; } };
    Object.defineProperty(globalThis, "navigator", { configurable: true, value: { language: "nl-BE" } });
    const shell = new Shell({ release: "r", files: [], offline: { en: "/offline?language=en", nl: "/offline?language=nl" } });
    await shell.install();
    const answer = async () => {
        const request = { url: "https://roost.example/families/f/never-seen", mode: "navigate" };
        return (await new Pages(shell).page({ request, waitUntil() {} })).text();
    };
    assert.equal(await answer(), "/offline?language=nl");
    const kept = await caches.open("roost-pages");
    for (const [url, lang] of [["/families/f/tasks", "nl"], ["/families/f", "en"]]) {
        await kept.put(url, new Response("", { headers: { "Content-Language": lang } }));
    }
    assert.equal(await answer(), "/offline?language=en");
    assert.equal(await (await shell.offline("fr")).text(), "/offline?language=en");
});

/** [what, how the family is asked, the family around its answer, what stays of that family] */
const refusals = [
    ["who was put out of a family keeps nothing of it", "page", "", 0],
    ["who was put out of a family and is in another keeps nothing of it", "page", ' data-family="g"', 0],
    ["a page that isn't for a child takes nothing away", "page", ' data-family="f"', 2],
    ["parts of a page that are refused take their family's pages along", "parts", "", 0],
];
for (const [what, how, around, stays] of refusals) {
    test(what, async () => {
        globalThis.caches = fakeCaches();
        const site = "https://roost.example";
        const kept = await caches.open("roost-pages");
        for (const path of ["/families/f", "/families/f/rewards/r/image", "/families/g", "/roost-pages-owner"]) {
            await kept.put(site + path, new Response("seen"));
        }
        const url = `${site}/families/f/tasks`;
        const refused = () => new Response(`<html><body data-user="mia"${around}>`, { status: 403, headers: { "Content-Type": "text/html" } });
        globalThis.fetch = async () => Object.assign(refused(), { clone: () => Object.defineProperty(refused(), "url", { value: url }) });
        const under = [];
        await new Pages(new Shell({ release: "r", files: [], offline: {} }))[how]({ request: { url }, waitUntil: (one) => under.push(one) });
        await Promise.all(under);
        const left = (await kept.keys()).map(({ url }) => new URL(url).pathname);
        assert.equal(left.filter((path) => path.startsWith("/families/f")).length, stays);
        assert.ok(left.includes("/families/g") && left.includes("/roost-pages-owner"));
    });
}

test("a push is shown under its tag, and leads to a page of our own only", async () => {
    const { worker, shown } = world();
    const text = push({ title: "New task", body: "Dishes", tag: "task-1", navigate: "https://roost.example/families/f/tasks/1" });
    await receivePush(worker, { text: () => text });
    assert.deepEqual([shown[0].title, shown[0].options.body, shown[0].options.tag], ["New task", "Dishes", "task-1"]);
    assert.equal(shown[0].options.data.navigate, "/families/f/tasks/1");
    assert.equal(readPush(push({ title: "A", navigate: "https://elsewhere.example/x" })).show.options.data.navigate, "/");
});

test("who looks at a page sees no push", async () => {
    const { worker, shown } = world({ windows: [{ visibilityState: "hidden" }, { visibilityState: "visible" }] });
    await receivePush(worker, { text: () => push({ title: "New task" }) });
    assert.deepEqual(shown, []);
});

test("what was seen elsewhere disappears here", async () => {
    const { worker, shown } = world();
    for (const tag of ["task-1", "task-2"]) await receivePush(worker, { text: () => push({ title: "New task", tag }) });
    await receivePush(worker, { text: () => JSON.stringify({ seen: ["task-1", 7] }) });
    assert.deepEqual(shown.map(({ closed }) => closed ?? false), [true, false]);
});

for (const text of ["", "{", "null", "[]", "7", '{"notification":7}', '{"notification":{"title":7}}', '{"notification":{"title":""}}', '{"seen":7}']) {
    test(`a malformed push shows nothing: ${text || "(empty)"}`, () => {
        assert.deepEqual(readPush(text), { close: [] });
    });
}

test("a tap on a push goes there in an open window, else in a new one", async () => {
    const said = [];
    const open = { focused: false, focus: async () => said.push("focus"), postMessage: (message) => said.push(message.href) };
    const notification = () => ({ close: () => said.push("close"), data: { navigate: "/families/f/tasks/1" } });
    await clickNotification(world({ windows: [open] }).worker, notification());
    assert.deepEqual(said, ["close", "focus", "/families/f/tasks/1"]);
    const { worker, opened } = world();
    await clickNotification(worker, notification());
    assert.deepEqual(opened, ["/families/f/tasks/1"]);
});

test("how old a page is, in words", () => {
    const now = new Date(2026, 10, 25, 14, 5);
    const ago = (minutes) => ageWords(new Date(now.getTime() - minutes * 60_000), now);
    assert.deepEqual([0, 1, 59, 60].map(ago), ["a moment ago", "a minute ago", "59 minutes ago", "today at 13:05"]);
    assert.equal(ago(24 * 60), "Tuesday 24 November at 14:05");
    assert.equal(seenWords(now, now), "You are offline. You see this page as it was a moment ago.");
});
