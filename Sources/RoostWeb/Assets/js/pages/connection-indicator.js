// @ts-check
// Says whether live updates flow: `data-connection` on `#connection` and on the root, which also starts as "connecting".

let isBehind = false;
let show = () => {};

/** @param {import("../realtime/connection.js").Connection} connection */
export function showConnection(connection) {
    show = () => {
        const { state } = connection;
        document.documentElement.dataset.connection = state;
        const indicator = document.getElementById("connection");
        if (indicator) indicator.dataset.connection = state === "online" && isBehind ? "behind" : state;
    };
    show();
    connection.on("connection.state", () => show());
}

/**
 * Updates flow, but what they tell of can't be fetched.
 * @param {boolean} now
 */
export function showBehind(now) {
    isBehind = now;
    show();
}
