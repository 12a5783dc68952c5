// @ts-check
// What rewards and claims tell a person. Pure.

import { words } from "../words.js";
import { page, sentence } from "./page.js";

/**
 * @template {keyof import("../../types/events").LoggedEvents} Name
 * @typedef {import("./notices.js").Rule<Name>} Rule
 */

/** @type {Rule<"approval_task.created">} */
function approvalNeeded({ claim, reward, member }, meta) {
    return {
        id: `claim-${claim.id}`,
        kind: "info",
        title: words("toasts.approval_needed"),
        description: words("toasts.approval_asked", { who: member.name, reward: reward.name }, reward.karmaCost),
        href: page(meta, "tasks"),
        action: { label: words("toasts.approve"), post: page(meta, `claims/${claim.id}/approval`), done: words("forms.approved") },
    };
}

/**
 * @typedef {import("../../types/events").LoggedEvents["claim.rejected"]} Decision
 * @param {"toasts.rejected" | "toasts.cancelled"} title
 * @returns {(payload: Decision, meta: import("../../types/events").Meta) => import("./notices.js").Notice}
 */
const claimEnded = (title) => ({ claim, reward, reason }, meta) => ({
    id: `claim-${claim.id}`,
    kind: "warning",
    title: words(title),
    description: sentence(reward?.name ?? claim.reward.name, reason ?? ""),
    href: page(meta, "rewards"),
});

/** @type {{ [Name in keyof import("../../types/events").LoggedEvents]?: Rule<Name> }} */
export const rewardRules = {
    "claim.created": ({ claim, reward, member }, meta, me) =>
        member.id !== me.userId ? undefined : {
            id: `claim-${claim.id}`,
            kind: "success",
            title: words("toasts.claimed"),
            description: words("toasts.claim_waits", { reward: reward.name }),
            begins: true,
            href: page(meta, "rewards"),
        },
    "approval_task.created": approvalNeeded,
    "claim.completed": ({ claim, reward, karmaDeducted }, meta, me) =>
        claim.memberId !== me.userId ? { dismiss: `claim-${claim.id}` } : {
            id: `claim-${claim.id}`,
            kind: "success",
            title: words("toasts.enjoy"),
            description: words("toasts.spent", { reward: reward.name }, karmaDeducted),
            href: page(meta, "rewards"),
        },
    "claim.rejected": claimEnded("toasts.rejected"),
    "claim.cancelled": claimEnded("toasts.cancelled"),
    "reward.created": ({ reward }, meta) => ({
        id: `reward-${reward.id}`,
        kind: "info",
        title: words("toasts.new_reward"),
        description: words("toasts.reward_costs", { reward: reward.name }, reward.karmaCost),
        href: page(meta, "rewards"),
    }),
};
