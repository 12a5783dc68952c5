// @ts-check
// Says whether live updates flow: `data-connection` on `#connection` and on the root, which also starts as "connecting".

/** @param {import("../realtime/connection.js").Connection} connection */
export function showConnection(connection) {
    const show = () => {
        document.documentElement.dataset.connection = connection.state;
        const indicator = document.getElementById("connection");
        if (indicator) indicator.dataset.connection = connection.state;
    };
    show();
    connection.on("connection.state", show);
}
