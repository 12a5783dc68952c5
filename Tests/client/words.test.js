import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { confirmationFor } from "../../Sources/RoostWeb/Assets/js/forms/confirmations.js";
import { rules } from "../../Sources/RoostWeb/Assets/js/notices/notices.js";
import { presenceWords } from "../../Sources/RoostWeb/Assets/js/notices/presence-words.js";
import { decisionWords, seenWords } from "../../Sources/RoostWeb/Assets/js/offline/offline-words.js";
import { dayOf, languageOf, number, timeOf, words } from "../../Sources/RoostWeb/Assets/js/words.js";
import { inLanguage } from "./texts.js";

test("the form of a counted thing follows the count, which is written as the language does", (t) => {
    assert.equal(words("toasts.away", {}, 1), "1 thing happened while you were away");
    assert.equal(words("toasts.away", {}, 1200), "1,200 things happened while you were away");
    inLanguage("nl", t);
    assert.equal(words("toasts.away", {}, 0), "Er zijn 0 dingen gebeurd terwijl je weg was");
    assert.equal(words("toasts.away", {}, 1), "Er is 1 ding gebeurd terwijl je weg was");
    assert.equal(words("toasts.karma_up", {}, 1200), "+1.200 karma");
    assert.equal(number(8000), "8.000");
});

test("an argument stands where its name does, whatever is in it; one that isn't given is left out", () => {
    assert.equal(words("toasts.completed_by", { task: "{who} & $1", who: "Tom" }), "{who} & $1, by Tom");
    assert.equal(words("toasts.recurring"), "Recurring: ");
});

test("a text that nobody wrote is told by its key", () => assert.equal(words("nothing.here"), "nothing.here"));

test("a language that isn't spoken is English; a region doesn't matter", () => {
    assert.deepEqual(["nl-BE", "NL", "en", "fr", "", "constructor"].map(languageOf), ["nl", "nl", "en", "en", "en", "en"]);
});

test("days and times are those of the language", (t) => {
    const date = new Date(2026, 2, 28, 14, 5);
    assert.deepEqual([dayOf(date), timeOf(date)], ["Saturday 28 March", "14:05"]);
    inLanguage("nl", t);
    assert.deepEqual([dayOf(date), timeOf(date)], ["zaterdag 28 maart", "14:05"]);
    assert.equal(timeOf(new Date(2026, 2, 28, 0, 5)), "00:05");
});

test("what is told in Dutch is Dutch to the last word", (t) => {
    inLanguage("nl", t);
    const me = { userId: "me", nameOf: () => "Anna" };
    const task = { id: "t", name: "Afwas", assignment: { type: "role", role: "child" } };
    const told = (name, payload) => {
        const { title, description } = rules[name](payload, { familyId: "f", at: "" }, me);
        return [title, description];
    };
    const reward = { id: "r", name: "Film", karmaCost: 1500 };
    const claim = { id: "c", reward, memberId: "me" };
    assert.deepEqual(told("task.created", { task, assignedTo: ["me"] }), ["Nieuwe taak voor jou", "Voor alle kinderen: Afwas"]);
    assert.deepEqual(
        told("task.completed", { task, completedBy: "mum", creditedTo: "me" }),
        ["Jouw taak is gedaan", "Afwas, door Anna"],
    );
    assert.deepEqual(
        told("karma.deducted", { userId: "me", entryId: "e", amount: 1500, balance: 20, rewardName: "Film" }),
        ["−1.500 karma", "Film · Saldo 20"],
    );
    assert.deepEqual(
        told("approval_task.created", { task, claim, reward, member: { id: "x", name: "Mila" } }),
        ["Nieuwe wens om goed te keuren", "Mila: Film (1.500 karma)"],
    );
    assert.deepEqual(told("claim.rejected", { claim, reward, reason: "Te laat" }), ["Wens afgewezen", "Film · Te laat"]);
    assert.deepEqual(
        told("family.member.role_changed", { member: { id: "x", name: "Noor", role: "parent" } }),
        ["Noor is nu ouder", undefined],
    );
    assert.equal(confirmationFor("/families/f/rewards/r/claims").description, "Wacht op goedkeuring");
    const now = new Date(2026, 2, 29, 15, 0);
    const seen = new Date(2026, 2, 28, 14, 5);
    assert.equal(
        presenceWords({ userId: "a", status: "offline", lastSeenAt: seen.toISOString() }, now),
        "Laatst gezien op zaterdag 28 maart om 14:05",
    );
    assert.equal(seenWords(seen, now), "Je bent offline. Je ziet deze pagina zoals ze zaterdag 28 maart om 14:05 was.");
    assert.deepEqual(decisionWords("Afwas", { code: "already_completed", task: { completedBy: "x" } }, me), {
        title: "Al gedaan",
        description: "‘Afwas’ was al gedaan door Anna voordat je terug was.",
    });
});

test("the hooks bring nothing but the connection: no texts, no toasts", () => {
    const seen = new Set();
    const follow = (url) => {
        if (seen.has(url.href)) return;
        seen.add(url.href);
        for (const [, to] of readFileSync(url, "utf8").matchAll(/^import .*"(.+)";$/gm)) follow(new URL(to, url));
    };
    follow(new URL("../../Sources/RoostWeb/Assets/js/realtime/hooks.js", import.meta.url));
    const folders = [...seen].map((href) => href.replace(/.*\/js\/(.+)$/, "$1"));
    assert.deepEqual(folders.filter((file) => !file.startsWith("realtime/")), ["pages/lifecycle.js"]);
});

test("no script says anything that is not in the catalogue", () => {
    const folder = new URL("../../Sources/RoostWeb/Assets/js/", import.meta.url);
    // Where people's eyes will be, a literal that reads like words.
    const says = /(?:toast(?:\.\w+)?\(|(?:title|description|label|detail):|textContent =|\.title =|\?\?|\|\|) ?(["'`])(?=[A-Z]|[^"'`]*[a-z] )[^"'`]*\1/g;
    // The styleguide is for those who make Roost; a toaster on somebody else's page has labels of its own.
    const files = readdirSync(folder, { recursive: true })
        .filter((file) => file.endsWith(".js") && !file.startsWith("styleguide/"));
    const said = files.flatMap((file) => [...readFileSync(new URL(file, folder), "utf8").matchAll(says)].map(([text]) => `${file}: ${text}`));
    assert.deepEqual(said, ['toasts/region.js: ?? "Notifications"']);
});
