// @ts-check
// A conversation on the page: hears what is said, typed and read, and tells what is read and typed here.

import { visit } from "../pages/visit.js";
import { useChatEvents, useFamilyEvents, useRealtimeConnection } from "../realtime/hooks.js";
import { sharedConnection } from "../realtime/shared.js";
import { Composer } from "./composer.js";
import { History } from "./history.js";
import { numberOf } from "./pieces.js";
import { ReadMarks } from "./read-marks.js";
import { Typing } from "./typing.js";

/** At most one mark of typing in so many milliseconds is told. */
const typingPace = 2_000;

export class Conversation {
    #connection = sharedConnection();
    #typing = new Typing();
    #reads = new ReadMarks();
    #chat;
    #href;
    #scroller;
    #history;
    /** @type {Composer | undefined} */ #composer;
    #readNumber = 0;
    #typedAt = 0;
    #isOpen = false;
    #typedEarly = false;

    /** @param {HTMLElement} root */
    constructor(root) {
        this.#chat = root.dataset.chat ?? "";
        this.#href = root.dataset.href ?? "";
        this.#scroller = /** @type {HTMLElement} */ (root.querySelector("#conversation-scroll"));
        this.#history = new History(root, (added) => this.#grown(added));
        const form = root.querySelector("#composer");
        if (form instanceof HTMLFormElement) this.#composer = new Composer(form, this.#ports());
        this.#listen();
        this.#scroller.addEventListener("scroll", () => this.#scrolled(), { passive: true });
        document.getElementById("to-end")?.addEventListener("click", (event) => (event.preventDefault(), this.#toEnd()));
        document.addEventListener("visibilitychange", this.#seen);
        const target = location.hash.startsWith("#message-") && document.getElementById(location.hash.slice(1));
        if (target) target.scrollIntoView({ block: "center" });
        else if (!document.activeElement || document.activeElement.matches("body, main, .messenger-list *")) this.#composer?.focus();
        if (this.#connection.state === "online") void this.#online();
    }

    leave() {
        this.#history.leave();
        this.#typing.stop();
        this.#composer?.stop();
        document.removeEventListener("visibilitychange", this.#seen);
        this.#connection.emit("chat.close", { chatId: this.#chat });
    }

    #ports() {
        return {
            chat: this.#chat,
            url: `${this.#href}/messages`,
            typing: () => this.#tellTyping(),
            // Who writes while looking at an old place is taken to where it stands.
            sent: () => (this.#history.isLatest ? this.#history.catchUp() : void visit(this.#href)),
        };
    }

    #listen() {
        const here = (/** @type {{ chatId: string }} */ { chatId }) => chatId === this.#chat;
        const changed = (/** @type {any} */ event) => here(event) && this.#history.refresh(event.message.number);
        useChatEvents({
            created: (event) => here(event) && (this.#typing.set(event.message.authorId, false), this.#history.catchUp()),
            edited: changed,
            deleted: changed,
            read: (event) => here(event) && this.#reads.set(event.userId, event.number),
            typing: (event) => here(event) && this.#typing.set(event.userId, event.isTyping),
            memberRemoved: ({ chat, member }) => {
                if (chat.id !== this.#chat) return;
                if (member.userId === document.body.dataset.user) location.reload();
                this.#reads.drop(member.userId);
            },
        });
        useFamilyEvents({
            changed: ({ changes }) => {
                for (const { type, id, change } of changes) {
                    const item = type === "message" && change === "updated" && document.getElementById(`message-${id}`);
                    if (item) this.#history.refresh(numberOf(item));
                }
            },
        });
        const { on } = useRealtimeConnection();
        on("realtime.ready", () => void this.#online());
        on(/** @type {any} */ ("connection.stale"), () => location.reload());
    }

    /** The line is there: says which chat is open, and looks at what was said meanwhile. */
    async #online() {
        this.#isOpen = false;
        this.#composer?.retry();
        this.#history.catchUp();
        this.#history.retry();
        const answer = await this.#connection.request("chat.open", { chatId: this.#chat });
        for (const { userId, number } of answer?.data?.reads ?? []) this.#reads.set(userId, number);
        this.#isOpen = true;
        if (this.#typedEarly) this.#tellTyping();
        this.#readNumber = 0;
        this.#seen();
    }

    /** @param {HTMLElement[]} added */
    #grown(added) {
        for (const { dataset } of added) if (dataset.client) this.#composer?.arrived(dataset.client);
        this.#reads.show();
        this.#seen();
    }

    #toEnd() {
        if (this.#history.isLatest) this.#scroller.scrollTop = 0;
        else void visit(this.#href);
    }

    #scrolled() {
        const button = document.getElementById("to-end");
        if (button) button.hidden = this.#history.isLatest && Math.abs(this.#scroller.scrollTop) < 400;
        if (this.#history.isAtEnd) void this.#history.onward();
        this.#seen();
    }

    /** What is at the end of the page, while somebody looks at it, is read. */
    #seen = () => {
        const last = this.#history.last;
        const number = numberOf(last);
        if (document.hidden || !this.#history.isAtEnd || !last || number <= this.#readNumber) return;
        if (this.#connection.state !== "online") return;
        this.#readNumber = number;
        this.#connection.emit("chat.read", { chatId: this.#chat, messageId: last.dataset.message });
    };

    /** Of who types before the chat is open the others hear once it is. */
    #tellTyping() {
        this.#typedEarly = !this.#isOpen;
        if (this.#typedEarly || Date.now() - this.#typedAt < typingPace) return;
        this.#typedAt = Date.now();
        this.#connection.emit("chat.typing", { chatId: this.#chat });
    }
}
