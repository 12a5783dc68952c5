// What was done and has not reached the server yet (js/offline).

import type { Problem } from "../js/forms/request.js";

export interface Waiting {
    /** The order things were done in, given by the store. */
    number?: number;
    /** Names this one thing: its Idempotency-Key, and the clientId of a message. */
    key: string;
    /** Who did it; it is never sent as somebody else. */
    user: string;
    kind: "tap" | "message";
    /** Where to, as a path. */
    path: string;
    fields: [string, string][];
    /** A picture, sent as the form's `image`. */
    image?: File;
    /** What it is about: the task's name, the message. */
    about: string;
    /** Of a message. */
    chat?: string;
    /** Why the server did not want it; kept until the person decides. */
    refusal?: string;
}

export type Decision =
    | { outcome: "done" }
    /** `isGone`: what it is about is no longer there for this person. */
    | { outcome: "refused"; problem: Problem; isGone?: boolean }
    | { outcome: "later"; note: string; retryAfter?: number }
    | { outcome: "signed-out" };

/** Where what waits is kept; all calls take effect in their order. */
export interface WaitingStore {
    all(): Promise<Waiting[]>;
    put(entry: Waiting): Promise<void>;
    remove(key: string): Promise<void>;
    clear(): Promise<void>;
}
