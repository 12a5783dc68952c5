// @ts-check
// What was said, as far as it is on the page: grows at both ends, changes in the middle, and never jumps under the eye.

import { Refresher } from "../pages/refresher.js";
import { Backoff } from "../realtime/backoff.js";
import { clock } from "../realtime/clock.js";
import { append, fetchPiece, messagesIn, numberOf, prepend, replace } from "./pieces.js";

/** What comes after the last message here, beside numbers of messages that have changed. */
const end = "end";

export class History {
    /** Whether the newest message is here; not on a page that shows an old place. */
    isLatest;
    #href;
    #list;
    #scroller;
    #grown;
    /** @type {IntersectionObserver} */ #watch;
    #refresher = new Refresher((parts) => this.#fetch(parts), clock, new Backoff({ first: 1_000, cap: 30_000 }), 0);
    #isPaging = false;
    #isOver = false;

    /**
     * @param {HTMLElement} root
     * @param {(added: HTMLElement[]) => void} grown is told what came in, or that something changed
     */
    constructor(root, grown) {
        this.#href = root.dataset.href ?? "";
        this.#list = /** @type {HTMLElement} */ (root.querySelector("#messages"));
        this.#scroller = /** @type {HTMLElement} */ (root.querySelector("#conversation-scroll"));
        this.#grown = grown;
        this.isLatest = root.dataset.latest !== "false";
        this.#watch = new IntersectionObserver((seen) => seen.some((one) => one.isIntersecting) && void this.#older(), {
            root: this.#scroller,
            rootMargin: "600px 0px 0px",
        });
        this.#watchTop();
    }

    leave() {
        this.#isOver = true;
        this.#watch.disconnect();
        this.#refresher.clear();
    }

    /** @returns {HTMLElement | undefined} */
    get last() {
        return messagesIn(this.#list).at(-1);
    }

    /** The scroller is turned round: its end is 0, and above it is below 0. */
    get isAtEnd() {
        return Math.abs(this.#scroller.scrollTop) < 60;
    }

    /** What comes after the last message here is to be on the page. */
    catchUp() {
        if (this.isLatest) this.#refresher.add([end]);
    }

    /** What could not be had may be had now. */
    retry() {
        this.#refresher.retry();
    }

    /** One part more of what came later, on a page that shows an old place. */
    async onward() {
        if (this.isLatest || this.#isPaging) return;
        this.#isPaging = true;
        const added = await this.#newer();
        this.#isPaging = false;
        if (added !== 0) return;
        this.isLatest = true;
        /** @type {HTMLElement} */ (this.#list.closest("#conversation")).dataset.latest = "true";
    }

    /** @param {number} number of a message that has changed */
    refresh(number) {
        this.#refresher.add([String(number)]);
    }

    /** @param {string[]} parts @returns {Promise<boolean>} whether all could be had */
    async #fetch(parts) {
        let isDone = true;
        for (const part of parts) isDone = (part === end ? await this.#toEnd() : await this.#again(part)) && isDone;
        return isDone || this.#isOver;
    }

    /** Until there is nothing more. */
    async #toEnd() {
        let count = await this.#newer();
        while (count > 1) count = await this.#newer();
        return count >= 0;
    }

    /** How many messages came; -1 when none can be had now. */
    async #newer() {
        const piece = await fetchPiece(this.#href, `after=${numberOf(this.last)}`);
        if (!piece || this.#isOver) return -1;
        const added = this.#keepPlace(() => append(this.#list, piece));
        this.#grown(added);
        return added.length;
    }

    /** @param {string} number */
    async #again(number) {
        const piece = await fetchPiece(this.#href, `from=${number}&through=${number}`);
        if (!piece || this.#isOver) return false;
        this.#keepPlace(() => replace(piece));
        this.#grown([]);
        return true;
    }

    async #older() {
        const first = numberOf(messagesIn(this.#list)[0]);
        if (this.#isPaging || !first || !document.getElementById("earlier")) return;
        this.#isPaging = true;
        const piece = await fetchPiece(this.#href, `before=${first}`);
        this.#isPaging = false;
        if (!piece || this.#isOver) return;
        this.#keepPlace(() => prepend(this.#list, piece));
        this.#grown([]);
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
        if (this.isAtEnd && this.isLatest) {
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
}
