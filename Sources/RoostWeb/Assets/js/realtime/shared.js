// @ts-check
// The page's one connection, made at first use and kept through in-app navigation.

import { Connection } from "./connection.js";
import { Presence } from "./presence.js";

/** @type {Connection | undefined} */
let shared;
/** @type {Presence | undefined} */
let presence;

/** The connection all pages and hooks share; whoever asks first starts it. */
export function sharedConnection() {
    if (shared) return shared;
    const connection = new Connection({ base: new URL("/socket.io/", location.href) });
    shared = connection;
    presence = new Presence(connection);
    readOffset();
    watchBrowser(connection);
    connection.start();
    return connection;
}

/** Who is here, heard over the connection all share. */
export function sharedPresence() {
    presence ??= new Presence(sharedConnection());
    return presence;
}

/** Takes the offset a page was rendered at as the start of its family. */
export function readOffset() {
    const { family, offset, epoch } = document.body.dataset;
    if (family && offset) shared?.offsets.start(family, Number(offset), epoch);
}

/** @param {Connection} connection */
function watchBrowser(connection) {
    const retry = () => connection.retry();
    addEventListener("online", retry);
    addEventListener("offline", () => connection.drop());
    const tellVisible = () => connection.emit("realtime.visible", { visible: !document.hidden });
    document.addEventListener("visibilitychange", () => {
        if (!document.hidden) retry();
        tellVisible();
    });
    // A connection counts as looked at until it says otherwise.
    connection.on("realtime.ready", () => document.hidden && tellVisible());
    // A page put aside lets its socket go, so that the browser may keep the page for "back".
    addEventListener("pagehide", () => connection.stop());
    addEventListener("pageshow", ({ persisted }) => persisted && connection.start());
}
