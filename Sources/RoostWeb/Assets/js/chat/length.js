// @ts-check
// How long a message is, as its reader counts, and as the server does: by what looks like one character. Pure.

import { number, words } from "../words.js";

/** The most characters a message has. */
export const most = 8_000;

const segmenter = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/**
 * How many characters a text has too many; 0 when it can be sent.
 * @param {string} text
 */
export function excess(text) {
    // A character has one unit at least.
    if (text.length <= most) return 0;
    let count = 0;
    for (const _ of segmenter.segment(text)) count += 1;
    return Math.max(0, count - most);
}

/**
 * What the person is told of it.
 * @param {number} count
 */
export function tooLong(count) {
    return words("writing.too_long", { most: number(most) }, count);
}
