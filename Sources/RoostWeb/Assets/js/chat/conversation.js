// @ts-check
// A conversation on the page: what is said comes in, what was said before on scrolling up, what is read is marked.

import { useChatEvents, useFamilyEvents, useRealtimeConnection } from "../realtime/hooks.js";
import { sharedConnection } from "../realtime/shared.js";
import { Composer } from "./composer.js";
import { append, fetchPiece, messagesIn, numberOf, prepend, replace } from "./pieces.js";
import { ReadMarks } from "./read-marks.js";
import { Typing } from "./typing.js";

/** One mark of typing holds for five seconds, and at most one in two is told. */
const typingPace = 2_000;

export class Conversation {
    #connection = sharedConnection();
    #typing = new Typing();
    #reads = new ReadMarks();
    #chat;
    #href;
    #list;
    #scroller;
    /** @type {Composer | undefined} */ #composer;
    /** @type {IntersectionObserver} */ #watch;
    /** @type {Set<number>} */ #changed = new Set();
    #isCatching = false;
    #isBehind = false;
    #isPaging = false;
    #isOver = false;
    #readNumber = 0;
    #typedAt = 0;

    /** @param {HTMLElement} root */
    constructor(root) {
        this.#chat = root.dataset.chat ?? "";
        this.#href = root.dataset.href ?? "";
        this.#list = /** @type {HTMLElement} */ (root.querySelector("#messages"));
        this.#scroller = /** @type {HTMLElement} */ (root.querySelector("#conversation-scroll"));
        const form = root.querySelector("#composer");
        if (form instanceof HTMLFormElement) this.#composer = new Composer(form, this.#ports());
        this.#listen();
        this.#watch = new IntersectionObserver((seen) => seen.some((one) => one.isIntersecting) && void this.#older(), {
            root: this.#scroller,
            rootMargin: "600px 0px 0px",
        });
        this.#watchTop();
        this.#scroller.addEventListener("scroll", () => this.#scrolled(), { passive: true });
        document.getElementById("to-end")?.addEventListener("click", () => (this.#scroller.scrollTop = 0));
        document.addEventListener("visibilitychange", this.#seen);
        const target = location.hash.startsWith("#message-") && document.getElementById(location.hash.slice(1));
        if (target) target.scrollIntoView({ block: "center" });
        if (this.#connection.state === "online") this.#online();
    }

    leave() {
        this.#isOver = true;
        this.#watch.disconnect();
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
            sent: () => void this.#catchUp(),
        };
    }

    #listen() {
        const here = (/** @type {{ chatId: string }} */ { chatId }) => chatId === this.#chat;
        const changed = (/** @type {any} */ event) => here(event) && this.#refresh(event.message.number);
        useChatEvents({
            created: (event) => here(event) && (this.#typing.set(event.message.authorId, false), void this.#catchUp()),
            edited: changed,
            deleted: changed,
            read: (event) => here(event) && this.#reads.set(event.userId, event.number),
            typing: (event) => here(event) && this.#typing.set(event.userId, event.isTyping),
            memberRemoved: ({ chat, member }) => {
                if (chat.id === this.#chat && member.userId === document.body.dataset.user) location.reload();
            },
        });
        useFamilyEvents({
            changed: ({ changes }) => {
                for (const { type, id, change } of changes) {
                    const item = type === "message" && change === "updated" && document.getElementById(`message-${id}`);
                    if (item) this.#refresh(numberOf(item));
                }
            },
        });
        const { on } = useRealtimeConnection();
        on("realtime.ready", () => this.#online());
        on(/** @type {any} */ ("connection.stale"), () => location.reload());
    }

    /** The line is there: says which chat is open, and looks at what was said meanwhile. */
    async #online() {
        this.#composer?.retry();
        void this.#catchUp();
        const answer = await this.#connection.request("chat.open", { chatId: this.#chat });
        for (const { userId, number } of answer?.data?.reads ?? []) this.#reads.set(userId, number);
        this.#readNumber = 0;
        this.#seen();
    }

    /** Fetches what comes after the last message here, until there is nothing more. */
    async #catchUp() {
        this.#isBehind = true;
        if (this.#isCatching) return;
        this.#isCatching = true;
        while (this.#isBehind && !this.#isOver) {
            this.#isBehind = false;
            const last = numberOf(messagesIn(this.#list).at(-1));
            const piece = await fetchPiece(this.#href, `after=${last}`);
            if (!piece || this.#isOver) break;
            const added = this.#keepPlace(() => append(this.#list, piece));
            for (const { dataset } of added) if (dataset.client) this.#composer?.arrived(dataset.client);
            if (added.length > 1) this.#isBehind = true;
        }
        this.#isCatching = false;
        this.#reads.show();
        this.#seen();
    }

    /** @param {number} number of a message that has changed */
    #refresh(number) {
        if (!this.#changed.size) setTimeout(() => void this.#fetchChanged(), 20);
        this.#changed.add(number);
    }

    async #fetchChanged() {
        const numbers = [...this.#changed];
        this.#changed.clear();
        for (const number of numbers) {
            const piece = await fetchPiece(this.#href, `from=${number}&through=${number}`);
            if (piece && !this.#isOver) this.#keepPlace(() => replace(piece));
        }
        this.#reads.show();
    }

    async #older() {
        const first = numberOf(messagesIn(this.#list)[0]);
        if (this.#isPaging || !first || !document.getElementById("earlier")) return;
        this.#isPaging = true;
        const piece = await fetchPiece(this.#href, `before=${first}`);
        this.#isPaging = false;
        if (!piece || this.#isOver) return;
        this.#keepPlace(() => prepend(this.#list, piece));
        this.#reads.show();
        this.#watchTop();
    }

    #watchTop() {
        this.#watch.disconnect();
        const earlier = document.getElementById("earlier");
        if (!earlier) return;
        earlier.querySelector("a")?.addEventListener("click", (event) => (event.preventDefault(), void this.#older()));
        this.#watch.observe(earlier);
    }

    /**
     * Who reads further up keeps the line under the eye; who is at the end stays there.
     * @template Answer
     * @param {() => Answer} change
     */
    #keepPlace(change) {
        if (this.#isAtEnd()) {
            const answer = change();
            this.#scroller.scrollTop = 0;
            return answer;
        }
        const top = this.#scroller.getBoundingClientRect().top;
        const anchor = messagesIn(this.#list).find((item) => item.getBoundingClientRect().bottom > top);
        const before = anchor?.getBoundingClientRect().top ?? 0;
        const answer = change();
        if (anchor?.isConnected) this.#scroller.scrollTop += anchor.getBoundingClientRect().top - before;
        return answer;
    }

    /** The scroller is turned round: its end is 0, and above it is below 0. */
    #isAtEnd() {
        return Math.abs(this.#scroller.scrollTop) < 60;
    }

    #scrolled() {
        const button = document.getElementById("to-end");
        if (button) button.hidden = Math.abs(this.#scroller.scrollTop) < 400;
        this.#seen();
    }

    /** What is at the end of the page, while somebody looks at it, is read. */
    #seen = () => {
        const last = messagesIn(this.#list).at(-1);
        const number = numberOf(last);
        if (document.hidden || !this.#isAtEnd() || !last || number <= this.#readNumber) return;
        if (this.#connection.state !== "online") return;
        this.#readNumber = number;
        this.#connection.emit("chat.read", { chatId: this.#chat, messageId: last.dataset.message });
    };

    #tellTyping() {
        if (Date.now() - this.#typedAt < typingPace) return;
        this.#typedAt = Date.now();
        this.#connection.emit("chat.typing", { chatId: this.#chat });
    }
}
