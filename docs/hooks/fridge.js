// @ts-check
// A page of one's own beside Roost, without its layout: who is at home, and what happens, as it happens.

import {
    useChatEvents,
    useKarmaEvents,
    usePresence,
    useRealtimeConnection,
    useTaskEvents,
} from "/assets/js/realtime/hooks.js";

/** @param {string} id @param {string} text */
const show = (id, text) => void (/** @type {HTMLElement} */ (document.getElementById(id)).textContent = text);

/** @param {string} text */
function tell(text) {
    const line = document.createElement("li");
    line.textContent = text;
    document.getElementById("news")?.prepend(line);
}

const connection = useRealtimeConnection((state) => show("state", state));
show("state", connection.state);

export const disposes = [
    connection.dispose,
    usePresence((people) => show("people", String([...people.values()].filter(({ status }) => status === "online").length))),
    useTaskEvents({
        created: ({ task, recurring }) => tell(`${recurring ? "Again" : "New"}: ${task.name}`),
        completed: ({ task }) => tell(`Done: ${task.name}`),
    }),
    useKarmaEvents({ awarded: ({ amount, balance }) => tell(`+${amount}, ${balance} together`) }),
    useChatEvents({ created: ({ message }, { replayed }) => tell(`${replayed ? "Missed: " : ""}${message.body}`) }),
];
