// @ts-check
// Two facts about one thing are one toast: a task done and its karma, a reward granted and its price. Pure.

/** @typedef {import("./notices.js").Notice} Notice */

const isKarma = (/** @type {Notice} */ { title }) => /^[+−]\d+ karma$/.test(title);

/**
 * @param {Notice | undefined} before what the same thing's toast says now
 * @param {Notice} notice
 * @returns {Notice}
 */
export function merge(before, notice) {
    if (!before || before.id !== notice.id || isKarma(before) === isKarma(notice)) return notice;
    const [fact, karma] = isKarma(before) ? [notice, before] : [before, notice];
    if (fact.title === "New task assigned" || fact.title === "Reward claimed") return notice;
    // What was spent is already said by the reward itself.
    if (karma.title.startsWith("−")) return fact;
    return { ...fact, description: [fact.description, karma.title].filter(Boolean).join(" · ") };
}
