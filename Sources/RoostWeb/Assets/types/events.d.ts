// Made by `roost contract` out of the server's types; a test fails when it is stale.

export type FamilyID = string;
export type UserID = string;

/** What the server says about an event beside its payload; `offset` only for those in the log. */
export interface Meta {
    familyId: string;
    offset?: number;
    at: string;
    actorId?: string;
    cause?: string;
    replayed?: boolean;
}

export type Change = {
    type: "task" | "karma" | "reward" | "claim" | "member" | "family" | "schedule" | "chat" | "message" | "invite";
    id: string;
    version: number;
    change: "created" | "updated" | "deleted";
};

export type Assignment = {
    type: "member";
    memberId: string;
} | {
    type: "role";
    role: "parent" | "child";
} | {
    type: "everyone";
};

export type FamilyTask = {
    id: string;
    familyId: string;
    name: string;
    description?: string;
    dueAt?: string;
    assignment: Assignment;
    karma?: number;
    status: "open" | "completed" | "expired";
    completedAt?: string;
    completedBy?: string;
    creditedTo?: string;
    scheduleId?: string;
    occurrenceDate?: string;
    claimId?: string;
    createdBy: string;
    createdAt: string;
    updatedAt: string;
    version: number;
};

export type ClaimedReward = {
    id: string;
    name: string;
    karmaCost: number;
};

export type Claim = {
    id: string;
    familyId: string;
    reward: ClaimedReward;
    memberId: string;
    status: "pending" | "completed" | "rejected" | "cancelled";
    approvalTaskId: string;
    reason?: string;
    decidedBy?: string;
    decidedAt?: string;
    createdAt: string;
    version: number;
};

export type Person = {
    id: string;
    name: string;
};

export type Reward = {
    id: string;
    familyId: string;
    name: string;
    description?: string;
    karmaCost: number;
    emoji: string;
    stock?: number;
    limitPerMember?: number;
    imageTag?: string;
    archivedAt?: string;
    createdAt: string;
    version: number;
};

export type Member = {
    id: string;
    name: string;
    role: "parent" | "child";
};

export type Reaction = {
    emoji: string;
    userIds: string[];
};

export type Message = {
    id: string;
    chatId: string;
    number: number;
    authorId: string;
    clientId: string;
    body: string;
    imageTag?: string;
    reactions: Reaction[];
    createdAt: string;
    editedAt?: string;
    deletedAt?: string;
    version: number;
};

export type ChatMember = {
    userId: string;
    role: "admin" | "member";
    joinedAt: string;
};

export type Chat = {
    id: string;
    familyId: string;
    type: "direct" | "group";
    title?: string;
    members: ChatMember[];
    createdBy: string;
    createdAt: string;
    version: number;
};

/** What is in the log. */
export interface LoggedEvents {
    /** To everybody in the family; of claims only the parents and the claimer hear, of chats their members. */
    "family.changed": {
        familyId: string;
        changes: Change[];
    };
    /** To those it is for. */
    "task.created": {
        familyId: string;
        task: FamilyTask;
        assignedTo: string[];
        recurring: boolean;
    };
    /** To those it is newly for. */
    "task.assigned": {
        familyId: string;
        task: FamilyTask;
        assignedTo: string[];
    };
    /** To the family. */
    "task.completed": {
        familyId: string;
        task: FamilyTask;
        completedBy: string;
        creditedTo: string;
    };
    /** To those it is for, and who was credited. */
    "task.reopened": {
        familyId: string;
        task: FamilyTask;
        by?: string;
    };
    /** To those it was for. */
    "task.expired": {
        familyId: string;
        task: FamilyTask;
        by?: string;
    };
    /** To those it was for. */
    "task.deleted": {
        familyId: string;
        taskId: string;
        affectedUsers: string[];
        name: string;
    };
    /** To that person. */
    "karma.awarded": {
        familyId: string;
        userId: string;
        entryId: string;
        amount: number;
        balance: number;
        source: "task_completed" | "task_reopened" | "grant" | "reward_redeemed" | "reward_refunded";
        description: string;
        actorId: string;
        taskId?: string;
    };
    /** To that person. */
    "karma.deducted": {
        familyId: string;
        userId: string;
        entryId: string;
        amount: number;
        balance: number;
        source: "task_completed" | "task_reopened" | "grant" | "reward_redeemed" | "reward_refunded";
        description: string;
        actorId: string;
        rewardName?: string;
        claimId?: string;
    };
    /** To the claimer. */
    "claim.created": {
        familyId: string;
        claim: Claim;
        reward: ClaimedReward;
        member: Person;
    };
    /** To the parents. */
    "approval_task.created": {
        familyId: string;
        task: FamilyTask;
        claim: Claim;
        reward: ClaimedReward;
        member: Person;
    };
    /** To the claimer and the parents. */
    "claim.completed": {
        familyId: string;
        claim: Claim;
        reward: ClaimedReward;
        completedBy: string;
        karmaDeducted: number;
        balance: number;
    };
    /** To the claimer and the parents. */
    "claim.rejected": {
        familyId: string;
        claim: Claim;
        reward: ClaimedReward;
        by: string;
        reason?: string;
    };
    /** To the claimer and the parents. */
    "claim.cancelled": {
        familyId: string;
        claim: Claim;
        reward: ClaimedReward;
        by: string;
        reason?: string;
    };
    /** To the family. */
    "reward.created": {
        familyId: string;
        reward: Reward;
    };
    /** To the family. */
    "reward.updated": {
        familyId: string;
        reward: Reward;
    };
    /** To the family. */
    "reward.archived": {
        familyId: string;
        reward: Reward;
    };
    /** To the family. */
    "family.member.added": {
        familyId: string;
        member: Member;
        by: string;
    };
    /** To the family, and who was removed. */
    "family.member.removed": {
        familyId: string;
        member: Member;
        by: string;
    };
    /** To the family. */
    "family.member.role_changed": {
        familyId: string;
        member: Member;
        oldRole: "parent" | "child";
        by: string;
    };
    /** To the chat's members. */
    "chat.message.created": {
        familyId: string;
        chatId: string;
        message: Message;
    };
    /** To the chat's members. */
    "chat.message.edited": {
        familyId: string;
        chatId: string;
        message: Message;
    };
    /** To the chat's members. */
    "chat.message.deleted": {
        familyId: string;
        chatId: string;
        message: Message;
    };
    /** To the chat's members. */
    "chat.updated": {
        familyId: string;
        chat: Chat;
    };
    /** To the chat's members. */
    "chat.member.added": {
        familyId: string;
        chat: Chat;
        member: ChatMember;
        by: string;
    };
    /** To the chat's members, and who is no longer one. */
    "chat.member.removed": {
        familyId: string;
        chat: Chat;
        member: ChatMember;
        by: string;
    };
}

export interface Ready {
    userId: string;
    families: {
        familyId: string;
        head: number;
        epoch: string;
        recovered: boolean;
    }[];
    serverTime: string;
}

export interface Closed {
    code: "family_deleted" | "removed_from_family" | "server_stopping" | "signed_out" | "token_expired";
    detail: string;
    familyId?: string;
    retryAfter?: number;
}

export interface ChatRead {
    familyId: string;
    chatId: string;
    userId: string;
    messageId?: string;
    number: number;
    at: string;
}

export interface ChatTyping {
    familyId: string;
    chatId: string;
    userId: string;
    isTyping: boolean;
}

export interface PresenceMark {
    userId: string;
    status: "offline" | "away" | "online";
    lastSeenAt?: string;
}

export interface PresenceSnapshot {
    people: {
        userId: string;
        status: "offline" | "away" | "online";
        lastSeenAt?: string;
    }[];
}

/** Everything a socket may receive. */
export interface EventMap extends LoggedEvents {
    "chat.read": ChatRead;
    "chat.typing": ChatTyping;
    "presence.changed": PresenceMark;
    "presence.snapshot": PresenceSnapshot;
    "realtime.closed": Closed;
    "realtime.ready": Ready;
}

export type EventName = keyof EventMap;
export type Handler<Name extends EventName> = (payload: EventMap[Name], meta: Meta) => void;
