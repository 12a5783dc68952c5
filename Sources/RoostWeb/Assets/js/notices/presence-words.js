// @ts-check
// Whether somebody is here, in words.

/**
 * @param {import("../../types/events").PresenceMark | undefined} mark
 * @param {Date} now
 */
export function presenceWords(mark, now) {
    if (!mark) return "";
    if (mark.status === "online") return "Here now";
    if (mark.status === "away") return "Away";
    if (!mark.lastSeenAt) return "Not here";
    const seen = new Date(mark.lastSeenAt);
    const time = seen.toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
    if (seen.toDateString() === now.toDateString()) return `Last seen at ${time}`;
    return `Last seen ${seen.toLocaleDateString("en-GB", { weekday: "long", day: "numeric", month: "long" })} at ${time}`;
}
