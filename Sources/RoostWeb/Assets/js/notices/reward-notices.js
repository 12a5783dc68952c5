// @ts-check
// What rewards and claims tell a person. Pure.

import { page, sentence } from "./words.js";

/**
 * @template {keyof import("../../types/events").LoggedEvents} Name
 * @typedef {import("./notices.js").Rule<Name>} Rule
 */

/** @type {Rule<"approval_task.created">} */
function approvalNeeded({ claim, reward, member }, meta) {
    return {
        id: `claim-${claim.id}`,
        kind: "info",
        title: "New reward approval needed",
        description: `${member.name}: ${reward.name} (${reward.karmaCost} karma)`,
        href: page(meta, "tasks"),
        action: { label: "Approve", post: page(meta, `claims/${claim.id}/approval`), done: "Claim approved" },
    };
}

/**
 * @typedef {import("../../types/events").LoggedEvents["claim.rejected"]} Decision
 * @param {"rejected" | "cancelled"} how
 * @returns {(payload: Decision, meta: import("../../types/events").Meta) => import("./notices.js").Notice}
 */
const claimEnded = (how) => ({ claim, reward, reason }, meta) => ({
    id: `claim-${claim.id}`,
    kind: "warning",
    title: `Claim ${how}`,
    description: sentence(reward?.name ?? claim.reward.name, reason ?? ""),
    href: page(meta, "rewards"),
});

/** @type {{ [Name in keyof import("../../types/events").LoggedEvents]?: Rule<Name> }} */
export const rewardRules = {
    "claim.created": ({ claim, reward, member }, meta, me) =>
        member.id !== me.userId ? undefined : {
            id: `claim-${claim.id}`,
            kind: "success",
            title: "Reward claimed",
            description: `${reward.name}, waiting for approval`,
            href: page(meta, "rewards"),
        },
    "approval_task.created": approvalNeeded,
    "claim.completed": ({ claim, reward, karmaDeducted }, meta, me) =>
        claim.memberId !== me.userId ? { dismiss: `claim-${claim.id}` } : {
            id: `claim-${claim.id}`,
            kind: "success",
            title: "Enjoy your reward!",
            description: `${reward.name} · ${karmaDeducted} karma spent`,
            href: page(meta, "rewards"),
        },
    "claim.rejected": claimEnded("rejected"),
    "claim.cancelled": claimEnded("cancelled"),
    "reward.created": ({ reward }, meta) => ({
        id: `reward-${reward.id}`,
        kind: "info",
        title: "New reward",
        description: `${reward.name} · ${reward.karmaCost} karma`,
        href: page(meta, "rewards"),
    }),
};
