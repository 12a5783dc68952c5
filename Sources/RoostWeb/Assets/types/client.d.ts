// What the client's own modules hand each other; what the server sends is in events.d.ts.

/** connecting: not yet online since the page came · online: live · paused: lost, trying again. */
export type ConnectionState = "connecting" | "online" | "paused";

/** Takes a listener away again; doing it twice is harmless. */
export type Dispose = () => void;

/** Time and chance, so that tests decide them. */
export interface Clock {
    now(): number;
    after(ms: number, run: () => void): Dispose;
}
