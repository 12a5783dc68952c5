// @ts-check
// What was said, as far as it is on the page: grows at both ends, changes in the middle, and never jumps under the eye.

import { append, fetchPiece, messagesIn, numberOf, prepend, replace } from "./pieces.js";

export class History {
    /** Whether the newest message is here; not on a page that shows an old place. */
    isLatest;
    #href;
    #list;
    #scroller;
    #grown;
    /** @type {IntersectionObserver} */ #watch;
    /** @type {Set<number>} */ #changed = new Set();
    #isCatching = false;
    #isBehind = false;
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
    }

    /** @returns {HTMLElement | undefined} */
    get last() {
        return messagesIn(this.#list).at(-1);
    }

    /** The scroller is turned round: its end is 0, and above it is below 0. */
    get isAtEnd() {
        return Math.abs(this.#scroller.scrollTop) < 60;
    }

    /** Fetches what comes after the last message here, until there is nothing more. */
    async catchUp() {
        this.#isBehind = true;
        if (this.#isCatching || !this.isLatest) return;
        this.#isCatching = true;
        while (this.#isBehind && !this.#isOver) {
            this.#isBehind = false;
            if (await this.#newer() > 1) this.#isBehind = true;
        }
        this.#isCatching = false;
    }

    /** One part more of what came later, on a page that shows an old place. */
    async onward() {
        if (this.isLatest || this.#isCatching) return;
        this.#isCatching = true;
        const added = await this.#newer();
        this.#isCatching = false;
        if (added === 0) this.isLatest = true;
    }

    /** @param {number} number of a message that has changed */
    refresh(number) {
        if (!this.#changed.size) setTimeout(() => void this.#fetchChanged(), 20);
        this.#changed.add(number);
    }

    /** How many messages came; -1 when none can be had now. */
    async #newer() {
        const piece = await fetchPiece(this.#href, `after=${numberOf(this.last)}`);
        if (!piece || this.#isOver) return -1;
        const added = this.#keepPlace(() => append(this.#list, piece));
        this.#grown(added);
        return added.length;
    }

    async #fetchChanged() {
        const numbers = [...this.#changed];
        this.#changed.clear();
        for (const number of numbers) {
            const piece = await fetchPiece(this.#href, `from=${number}&through=${number}`);
            if (piece && !this.#isOver) this.#keepPlace(() => replace(piece));
        }
        this.#grown([]);
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
