import assert from "node:assert/strict";
import { test } from "node:test";
import { rules } from "../../Sources/RoostWeb/Assets/js/notices/notices.js";
import { Notifier } from "../../Sources/RoostWeb/Assets/js/notices/notifier.js";
import "./texts.js";

function world({ own = [] } = {}) {
    const shown = [];
    const notifier = new Notifier({
        me: () => ({ userId: "me", nameOf: (id) => ({ mum: "Mum" })[id], otherFamily: (id) => ({ g: "Granny’s" })[id] }),
        isOwn: (cause) => own.includes(cause),
        show: (notice) => shown.push(notice),
        dismiss: (id) => shown.push({ dismissed: id }),
        summarise: (count) => shown.push({ summary: count }),
    });
    const say = (name, payload, meta) => notifier.event(name, payload, { familyId: "f", at: "", ...meta });
    return { notifier, shown, say };
}

const task = (more) => ({ id: "t1", name: "Dishes", assignment: { type: "member", memberId: "me" }, ...more });
const reward = { id: "r", name: "Film", karmaCost: 50 };
const claim = (more) => ({ id: "c", reward, memberId: "me", ...more });

/** [what, event, payload, kind, title, description, href] */
const table = [
    ["a task for me", "task.created", { task: task(), assignedTo: ["me"], recurring: false },
        "success", "New task assigned", "Dishes", "/families/f/tasks/t1"],
    ["a task for all children", "task.created",
        { task: task({ assignment: { type: "role", role: "child" } }), assignedTo: ["me", "b"], recurring: false },
        "success", "New task assigned", "For all children: Dishes", "/families/f/tasks/t1"],
    ["a task for all parents", "task.created",
        { task: task({ assignment: { type: "role", role: "parent" } }), assignedTo: ["me"], recurring: false },
        "success", "New task assigned", "For all parents: Dishes", "/families/f/tasks/t1"],
    ["a task for everyone", "task.created",
        { task: task({ assignment: { type: "everyone" } }), assignedTo: ["me"], recurring: false },
        "success", "New task assigned", "For everyone: Dishes", "/families/f/tasks/t1"],
    ["a task from a schedule", "task.created", { task: task({ scheduleId: "s" }), assignedTo: ["me"], recurring: true },
        "success", "New task assigned", "Recurring: Dishes", "/families/f/tasks/t1"],
    ["a task given to me", "task.assigned", { task: task(), assignedTo: ["me"] },
        "success", "New task assigned", "Dishes", "/families/f/tasks/t1"],
    ["my task done by another", "task.completed", { task: task(), completedBy: "mum", creditedTo: "me" },
        "success", "Your task was completed", "Dishes, by Mum", "/families/f/tasks/t1"],
    ["a missed task", "task.expired", { task: task() }, "warning", "Missed", "Dishes", "/families/f/tasks/t1"],
    ["karma", "karma.awarded", { userId: "me", entryId: "e", amount: 10, balance: 30, description: "Helping" },
        "success", "+10 karma", "Helping · Balance 30", "/families/f/karma"],
    ["less karma", "karma.deducted", { userId: "me", entryId: "e", amount: 10, balance: 20, description: "Shouting" },
        "info", "−10 karma", "Shouting · Balance 20", "/families/f/karma"],
    ["my claim", "claim.created", { claim: claim(), reward, member: { id: "me", name: "Mila" } },
        "success", "Reward claimed", "Film, waiting for approval", "/families/f/rewards"],
    ["a claim to approve", "approval_task.created", { task: task(), claim: claim(), reward, member: { id: "x", name: "Mila" } },
        "info", "New reward approval needed", "Mila: Film (50 karma)", "/families/f/tasks"],
    ["an approved claim", "claim.completed", { claim: claim(), reward, completedBy: "mum", karmaDeducted: 50, balance: 5 },
        "success", "Enjoy your reward!", "Film · 50 karma spent", "/families/f/rewards"],
    ["a rejected claim", "claim.rejected", { claim: claim(), reward, by: "mum", reason: "Too late" },
        "warning", "Claim rejected", "Film · Too late", "/families/f/rewards"],
    ["a cancelled claim", "claim.cancelled", { claim: claim(), reward, by: "me" },
        "warning", "Claim cancelled", "Film", "/families/f/rewards"],
    ["a reward", "reward.created", { reward }, "info", "New reward", "Film · 50 karma", "/families/f/rewards"],
    ["a new member", "family.member.added", { member: { id: "x", name: "Noor", role: "child" }, by: "mum" },
        "info", "Noor joined the family", undefined, "/families/f/family"],
    ["a member gone", "family.member.removed", { member: { id: "x", name: "Noor", role: "child" }, by: "mum" },
        "info", "Noor left the family", undefined, "/families/f/family"],
    ["me gone", "family.member.removed", { member: { id: "me", name: "Mila", role: "child" }, by: "mum" },
        "info", "You are no longer in this family", undefined, "/"],
    ["a new role", "family.member.role_changed", { member: { id: "x", name: "Noor", role: "parent" }, by: "mum" },
        "info", "Noor is now a parent", undefined, "/families/f/family"],
    ["my new role", "family.member.role_changed", { member: { id: "me", name: "Mila", role: "parent" }, by: "mum" },
        "info", "You are now a parent", undefined, "/families/f/family"],
];
for (const [what, name, payload, kind, title, description, href] of table) {
    test(`${what} (${name})`, () => {
        const { shown, say } = world();
        say(name, payload);
        assert.equal(shown.length, 1);
        const notice = shown[0];
        assert.deepEqual([notice.kind, notice.title, notice.description, notice.href], [kind, title, description, href]);
    });
}

test("an assigned task shows for five seconds", () => {
    const { shown, say } = world();
    say("task.created", { task: task(), assignedTo: ["me"], recurring: false });
    assert.equal(shown[0].duration, 5_000);
});

test("no other toast has a time of its own: four seconds are the toaster's", () => {
    const { shown, say } = world();
    for (const [, name, payload] of table) if (!["task.created", "task.assigned"].includes(name)) say(name, payload);
    assert.deepEqual(shown.map(({ duration }) => duration).filter(Boolean), []);
});

test("whoever wants what they may approve themselves is told once", () => {
    const { shown, say } = world();
    say("claim.created", { claim: claim(), reward, member: { id: "me", name: "Anna" } });
    say("approval_task.created", { task: task(), claim: claim(), reward, member: { id: "me", name: "Anna" } });
    assert.deepEqual(new Set(shown.map(({ id }) => id)), new Set(["claim-c"]));
});

test("a task that is gone, or done by and for another, takes its toast away", () => {
    const { shown, say } = world();
    for (const id of ["t1", "t2"]) say("task.created", { task: task({ id }), assignedTo: ["me", "tom"], recurring: false });
    say("task.deleted", { taskId: "t1", name: "Dishes", affectedUsers: ["me"] });
    say("task.completed", { task: task({ id: "t2" }), completedBy: "tom", creditedTo: "tom" });
    say("task.deleted", { taskId: "t3", name: "Never told", affectedUsers: ["me"] });
    assert.deepEqual(shown.slice(2), [{ dismissed: "task-t1" }, { dismissed: "task-t2" }]);
});

test("no toast has an empty part: karma without a reason, a person nobody knows", () => {
    const { shown, say } = world();
    say("karma.awarded", { userId: "me", entryId: "e", amount: 1500, balance: 2500, description: "" });
    assert.deepEqual([shown[0].title, shown[0].description], ["+1,500 karma", "Balance 2,500"]);
    say("task.completed", { task: task(), completedBy: "gone", creditedTo: "me" });
    assert.equal(shown[1].description, "Dishes");
    say("chat.message.created", { chatId: "c1", message: { id: "m", chatId: "c1", authorId: "gone", body: "Hi" } });
    assert.equal(shown[2].title, "New message");
});

test("what was missed and is settled by now is no news", () => {
    const { notifier, shown, say } = world();
    const replayed = { replayed: true };
    say("task.created", { task: task(), assignedTo: ["me"], recurring: false }, replayed);
    say("task.deleted", { taskId: "t1", name: "Dishes", affectedUsers: ["me"] }, replayed);
    say("reward.created", { reward }, replayed);
    notifier.ready();
    assert.deepEqual(shown.map(({ title }) => title).filter(Boolean), ["New reward"]);
});

test("an approval can be given from its toast", () => {
    const { shown, say } = world();
    say("approval_task.created", { task: task(), claim: claim(), reward, member: { id: "x", name: "Mila" } });
    assert.deepEqual([shown[0].action.label, shown[0].action.post], ["Approve", "/families/f/claims/c/approval"]);
});

/** [what, event, payload] */
const silent = [
    ["others' tasks", "task.created", { task: task(), assignedTo: ["b"], recurring: false }],
    ["others' karma", "karma.awarded", { userId: "b", entryId: "e", amount: 1, balance: 1, description: "" }],
    ["a reopened task", "task.reopened", { task: task() }],
    ["a changed reward", "reward.updated", { reward }],
    ["the quiet event", "family.changed", { changes: [] }],
];
for (const [what, name, payload] of silent) {
    test(`${what}: nothing (${name})`, () => {
        const { shown, say } = world();
        say(name, payload);
        assert.deepEqual(shown, []);
    });
}

test("what I completed myself, on another device, is not 'Your task was completed'", () => {
    const { shown, say } = world();
    say("task.created", { task: task(), assignedTo: ["me"], recurring: false });
    say("task.completed", { task: task(), completedBy: "me", creditedTo: "me" });
    assert.deepEqual(shown.slice(1), [{ dismissed: "task-t1" }]);
});

test("the echo of what this device did is no news", () => {
    const { shown, say } = world({ own: ["key"] });
    say("reward.created", { reward }, { cause: "key" });
    assert.deepEqual(shown, []);
    say("reward.created", { reward }, { cause: "other" });
    assert.equal(shown.length, 1);
});

for (const order of [[0, 1], [1, 0]]) {
    test(`a task done for me and its karma are one thing, in the order ${order}`, () => {
        const { shown, say } = world();
        const events = [
            ["task.completed", { task: task(), completedBy: "mum", creditedTo: "me" }],
            ["karma.awarded", { userId: "me", entryId: "e", amount: 10, balance: 30, description: "Dishes", taskId: "t1" }],
        ];
        for (const index of order) say(...events[index]);
        const last = shown.at(-1);
        assert.deepEqual(new Set(shown.map(({ id }) => id)), new Set(["task-t1"]));
        assert.deepEqual([last.title, last.description], ["Your task was completed", "Dishes, by Mum · +10 karma"]);
    });

    test(`a reward granted and its price are one thing, in the order ${order}`, () => {
        const { shown, say } = world();
        const events = [
            ["claim.completed", { claim: claim(), reward, completedBy: "mum", karmaDeducted: 50, balance: 5 }],
            ["karma.deducted", { userId: "me", entryId: "e", amount: 50, balance: 5, description: "Film", claimId: "c" }],
        ];
        for (const index of order) say(...events[index]);
        assert.deepEqual(new Set(shown.map(({ id }) => id)), new Set(["claim-c"]));
        assert.equal(shown.at(-1).title, "Enjoy your reward!");
    });
}

test("karma for a task I was told of before is told as karma", () => {
    const { shown, say } = world();
    say("task.created", { task: task(), assignedTo: ["me"], recurring: false });
    say("karma.awarded", { userId: "me", entryId: "e", amount: 10, balance: 30, description: "Dishes", taskId: "t1" });
    assert.equal(shown.at(-1).title, "+10 karma");
});

test("a claim another parent settled takes its toast away", () => {
    const { shown, say } = world();
    say("approval_task.created", { task: task(), claim: claim(), reward, member: { id: "x", name: "Mila" } });
    say("claim.completed", { claim: claim({ memberId: "x" }), reward, completedBy: "dad", karmaDeducted: 50, balance: 5 });
    assert.deepEqual(shown.slice(1), [{ dismissed: "claim-c" }]);
});

test("what I do settles the toast that asked for it, unless that toast tells what came of it", () => {
    const { notifier, shown, say } = world({ own: ["key"] });
    say("task.created", { task: task(), assignedTo: ["me"], recurring: false });
    say("task.completed", { task: task(), completedBy: "me", creditedTo: "me" }, { cause: "key" });
    assert.deepEqual(shown.slice(1), [{ dismissed: "task-t1" }]);
    say("approval_task.created", { task: task(), claim: claim(), reward, member: { id: "x", name: "Mila" } });
    notifier.handOver("claim-c");
    say("claim.completed", { claim: claim({ memberId: "x" }), reward, completedBy: "me", karmaDeducted: 50, balance: 5 }, { cause: "key" });
    assert.equal(shown.length, 3);
});

test("what happens in another family says in which", () => {
    const { notifier, shown, say } = world();
    const elsewhere = { familyId: "g" };
    say("task.created", { task: task(), assignedTo: ["me"], recurring: false }, elsewhere);
    assert.deepEqual([shown.at(-1).description, shown.at(-1).href], ["Dishes · Granny’s", "/families/g/tasks/t1"]);
    say("task.completed", { task: task(), completedBy: "mum", creditedTo: "me" }, elsewhere);
    say("karma.awarded", { userId: "me", entryId: "e", amount: 5, balance: 5, description: "Dishes", taskId: "t1" }, elsewhere);
    assert.equal(shown.at(-1).description, "Dishes, by Mum · +5 karma · Granny’s");
    say("family.member.added", { member: { id: "x", name: "Mila", role: "child" } }, { ...elsewhere, replayed: true });
    notifier.ready();
    assert.deepEqual([shown.at(-1).title, shown.at(-1).description], ["Mila joined the family", "Granny’s"]);
});

test("one missed thing tells itself, more are a number", () => {
    const { notifier, shown, say } = world();
    const replayed = { replayed: true };
    say("reward.created", { reward }, replayed);
    assert.deepEqual(shown, []);
    notifier.ready();
    assert.equal(shown[0].title, "New reward");
    say("task.created", { task: task(), assignedTo: ["me"], recurring: false }, replayed);
    say("task.created", { task: task({ id: "t2" }), assignedTo: ["me"], recurring: false }, replayed);
    say("family.changed", { changes: [] }, replayed);
    say("task.completed", { task: task(), completedBy: "mum", creditedTo: "me" }, replayed);
    notifier.ready();
    assert.deepEqual(shown.at(-1), { summary: 2 });
    notifier.ready();
    assert.equal(shown.length, 2);
});

test("a message tells its sender and its first 100 characters, unless its chat is open, muted, or one's own words", () => {
    const said = (more) => ({ chatId: "c1", message: { id: "m1", chatId: "c1", authorId: "mum", body: "Hi 👋", ...more } });
    const { shown, say } = world();
    say("chat.message.created", said());
    const { id, title, description, href } = shown.at(-1);
    assert.deepEqual([id, title, description, href], ["chat-c1", "Mum", "Hi 👋", "/families/f/chats/c1"]);
    say("chat.message.created", said({ body: "😀".repeat(150), imageTag: "t" }));
    assert.equal(shown.at(-1).description, `📷 ${"😀".repeat(100)}`);
    say("chat.message.created", said({ authorId: "me" }));
    assert.equal(shown.length, 2);
    const me = { userId: "me", isChatOpen: (chat) => chat === "c1", isChatMuted: (chat) => chat === "c2" };
    const told = (chatId) => rules["chat.message.created"]({ ...said(), chatId }, { familyId: "f", at: "" }, me);
    assert.deepEqual(told("c1"), { dismiss: "chat-c1" });
    assert.equal(told("c2"), undefined);
});
