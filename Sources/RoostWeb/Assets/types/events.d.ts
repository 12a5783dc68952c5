// The event map: name → payload, and the meta every event carries (docs/product, section 12).

export type FamilyID = string;
export type UserID = string;
export type Role = "parent" | "child";

/** What the server says about an event beside its payload. */
export interface Meta {
    familyId: FamilyID;
    /** Position in the family's log: from 1, one by one. Absent on events that are not in the log. */
    offset?: number;
    /** ISO 8601, UTC, milliseconds. */
    at: string;
    actorId?: UserID;
    /** The Idempotency-Key of the request behind it. */
    cause?: string;
    /** True while missed events are sent again, before `realtime.ready`. */
    replayed?: boolean;
}

export type Assignment =
    | { type: "member"; memberId: UserID }
    | { type: "role"; role: Role }
    | { type: "everyone" };

export interface FamilyTask {
    id: string;
    familyId: FamilyID;
    name: string;
    description?: string;
    dueAt?: string;
    assignment: Assignment;
    karma?: number;
    status: "open" | "completed" | "expired";
    completedAt?: string;
    completedBy?: UserID;
    creditedTo?: UserID;
    scheduleId?: string;
    occurrenceDate?: string;
    claimId?: string;
    createdBy: UserID;
    createdAt: string;
    updatedAt: string;
    version: number;
}

export interface Reward {
    id: string;
    name: string;
    description?: string;
    karmaCost: number;
    emoji?: string;
}

export interface Claim {
    id: string;
    reward: { id: string; name: string; karmaCost: number };
    memberId: UserID;
    status: "pending" | "completed" | "rejected" | "cancelled";
    approvalTaskId: string;
    reason?: string;
    createdAt: string;
    version: number;
}

export interface Person {
    id: UserID;
    name: string;
}

export interface Member extends Person {
    role: Role;
}

export type KarmaSource = "task_completed" | "task_reopened" | "grant" | "reward_redeemed" | "reward_refunded";
export type ThingType = "task" | "reward" | "claim" | "karma" | "member" | "family" | "chat";

export interface Change {
    type: ThingType | (string & {});
    id: string;
    version: number;
    change: "created" | "updated" | "deleted";
}

interface In {
    familyId?: FamilyID;
}

interface ClaimDecision extends In {
    claim: Claim;
    reward: Reward;
    by: UserID;
    reason?: string;
}

interface MemberChange extends In {
    member: Member;
    oldRole?: Role;
    by: UserID;
}

/** What is in the log. */
export interface LoggedEvents {
    "family.changed": In & { changes: Change[] };
    "task.created": In & { task: FamilyTask; assignedTo: UserID[]; recurring: boolean };
    "task.assigned": In & { task: FamilyTask; assignedTo: UserID[] };
    "task.completed": In & { task: FamilyTask; completedBy: UserID; creditedTo: UserID };
    "task.reopened": In & { task: FamilyTask; by?: UserID };
    "task.expired": In & { task: FamilyTask; by?: UserID };
    "task.deleted": In & { taskId: string; name: string; affectedUsers: UserID[] };
    "karma.awarded": In & {
        userId: UserID;
        entryId: string;
        amount: number;
        balance: number;
        source: KarmaSource;
        description: string;
        actorId: UserID;
        taskId?: string;
    };
    "karma.deducted": In & {
        userId: UserID;
        entryId: string;
        amount: number;
        balance: number;
        source: KarmaSource;
        description: string;
        rewardName?: string;
        claimId?: string;
    };
    "claim.created": In & { claim: Claim; reward: Reward; member: Person };
    "approval_task.created": In & { task: FamilyTask; claim: Claim; reward: Reward; member: Person };
    "claim.completed": In & {
        claim: Claim;
        reward: Reward;
        completedBy: UserID;
        karmaDeducted: number;
        balance: number;
    };
    "claim.rejected": ClaimDecision;
    "claim.cancelled": ClaimDecision;
    "reward.created": In & { reward: Reward };
    "reward.updated": In & { reward: Reward };
    "reward.archived": In & { reward: Reward };
    "family.member.added": MemberChange;
    "family.member.removed": MemberChange;
    "family.member.role_changed": MemberChange;
}

export interface Ready {
    userId: UserID;
    families: { familyId: FamilyID; head: number; recovered: boolean }[];
    serverTime: string;
}

/** Everything a socket may receive. */
export interface EventMap extends LoggedEvents {
    "realtime.ready": Ready;
}

export type EventName = keyof EventMap;
export type Handler<Name extends EventName> = (payload: EventMap[Name], meta: Meta) => void;

/** connecting: not yet online since the page came · online: live · paused: lost, trying again. */
export type ConnectionState = "connecting" | "online" | "paused";

/** Takes a listener away again; doing it twice is harmless. */
export type Dispose = () => void;

/** Time and chance, so that tests decide them. */
export interface Clock {
    now(): number;
    after(ms: number, run: () => void): Dispose;
}
