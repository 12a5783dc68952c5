// @ts-check
// Two facts about one thing are one toast: a task done and its karma, a reward granted and its price. Pure.

/** @typedef {import("./notices.js").Notice} Notice */

const isKarma = (/** @type {Notice} */ { karma }) => karma !== undefined;

/**
 * @param {Notice | undefined} before what the same thing's toast says now
 * @param {Notice} notice
 * @returns {Notice}
 */
export function merge(before, notice) {
    if (!before || before.id !== notice.id || isKarma(before) === isKarma(notice)) return notice;
    const [fact, karma] = isKarma(before) ? [notice, before] : [before, notice];
    if (fact.begins) return notice;
    // What was spent is already said by the reward itself.
    if ((karma.karma ?? 0) < 0) return fact;
    return { ...fact, description: [fact.description, karma.title].filter(Boolean).join(" · ") };
}
