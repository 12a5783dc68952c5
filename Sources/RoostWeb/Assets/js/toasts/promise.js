// @ts-check
// loading → success or error, in one toast.

/** @typedef {import("./state.js").ToastState} ToastState */

/**
 * @template V
 * @typedef {string | ((value: V) => string | Promise<string>)} Text fixed, or made of what came
 */

/**
 * @template T
 * @typedef {{
 *     loading: string, success?: Text<T>, error?: Text<unknown>, description?: Text<unknown>,
 *     finally?: () => void | Promise<void>, id?: string, toasterId?: string,
 * }} PromiseTexts without `success` or `error` the toast just goes
 */

/**
 * A rejection, an Error value and a response that is not ok are errors.
 * @template T
 * @param {ToastState} state
 * @param {Promise<T> | (() => Promise<T>)} work
 * @param {PromiseTexts<T>} texts
 * @returns {{ id: string, unwrap: () => Promise<T> }}
 */
export function promiseToast(state, work, { loading, success, error, description, finally: after, id: wanted, toasterId }) {
    const early = typeof description === "string" ? description : undefined;
    const id = state.add({ kind: "loading", title: loading, id: wanted, description: early, toasterId });
    const running = typeof work === "function" ? work() : work;
    /** @param {"success" | "error"} kind @param {Text<any> | undefined} text @param {unknown} value */
    const settle = async (kind, text, value) => {
        if (text === undefined) return state.dismiss(id);
        const said = { title: String(await textOf(text, value)), description: await textOf(description, value) };
        state.add({ kind, id, ...said });
    };
    const shown = running
        .then(
            (value) => isFailure(value) ? settle("error", error, value) : settle("success", success, value),
            (reason) => settle("error", error, reason),
        )
        .finally(() => after?.());
    shown.catch((reason) => console.error("toast.promise", reason));
    return { id, unwrap: () => running };
}

/** @param {Text<any> | undefined} text @param {unknown} value */
function textOf(text, value) {
    return typeof text === "function" ? text(value) : text;
}

/** @param {unknown} value */
function isFailure(value) {
    return value instanceof Error || (value instanceof Response && !value.ok);
}
