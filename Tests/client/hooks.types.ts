// The types of the hooks, as whoever imports them sees them; checked by tsc, never run.
import {
    useChatEvents,
    useFamilyEvents,
    useKarmaEvents,
    usePresence,
    useRealtimeConnection,
    useRewardEvents,
    useTaskEvents,
} from "../../Sources/RoostWeb/Assets/js/realtime/hooks.js";
import type { Dispose } from "../../Sources/RoostWeb/Assets/types/client";
import type { EventMap, EventName, Meta } from "../../Sources/RoostWeb/Assets/types/events";

// Each answers what ends it, and every handler is optional.
const disposes: Dispose[] = [
    useTaskEvents({}),
    useKarmaEvents({}),
    useRewardEvents({}),
    useChatEvents({}),
    useFamilyEvents({}),
    usePresence((people) => people.get("mia")?.status === "online"),
    useRealtimeConnection().dispose,
];

// Payload and meta are those of the event.
useTaskEvents({ created: ({ task, recurring }, { offset, replayed }) => [task.dueAt?.length, recurring === true, offset, replayed] });
useKarmaEvents({ awarded: ({ amount, balance }) => amount + balance, deducted: ({ rewardName }) => rewardName?.length });
useRewardEvents({
    created: ({ reward }) => reward.karmaCost,
    claimed: ({ claim }) => claim.status === "pending",
    approvalNeeded: ({ member, task }) => [member.name, task.id],
    completed: ({ karmaDeducted }) => karmaDeducted,
    rejected: ({ reason }) => reason?.length,
});
useChatEvents({ created: ({ message }) => message.body, read: ({ number }) => number, typing: ({ isTyping }) => isTyping });
useFamilyEvents({ changed: ({ changes }) => changes.map(({ type, id }) => `${type} ${id}`), memberRoleChanged: ({ oldRole }) => oldRole });

const { state, on, retry } = useRealtimeConnection((now) => now === "paused");
on("realtime.ready", ({ families }) => families.every(({ recovered }) => recovered));
retry();

// Any event the server may send can be heard, each with its own payload.
type Heard = { [Name in EventName]: (payload: EventMap[Name], meta: Meta) => void };
const listen = <Name extends EventName>(name: Name, handler: Heard[Name]) => on(name, handler);
listen("chat.typing", ({ userId }) => userId);

// @ts-expect-error: a state it is never in
state === "offline";
// @ts-expect-error: no such event
on("task.finished", () => {});
// @ts-expect-error: no such handler
useTaskEvents({ finished: () => {} });
// @ts-expect-error: a task has a name, no title
useTaskEvents({ created: ({ task }) => task.title });
// @ts-expect-error: what is deducted comes without a task
useKarmaEvents({ deducted: ({ taskId }) => taskId });

export { disposes };
