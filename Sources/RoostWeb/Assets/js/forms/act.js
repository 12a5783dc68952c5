// @ts-check
// A mutation behind a toast's button: take back, approve.

import { goToSignIn } from "../pages/sign-in.js";
import { refreshAfter } from "../pages/regions.js";
import { toast } from "../toasts/toast.js";
import { words } from "../words.js";
import { send } from "./send.js";
import { expectNext } from "./versions.js";

/**
 * Shows its progress in the toast with this id; without a connection it can be tried again there.
 * @param {string} url
 * @param {{ id?: string, done: string }} toastOptions
 */
export async function act(url, { id, done }) {
    const shown = toast.loading(words("forms.working"), { id, description: undefined, action: undefined, href: undefined });
    const answered = expectNext(new URL(url, location.href).href);
    const { outcome, key, problem } = await send(url);
    answered(outcome === "done");
    if (outcome === "signed-out") {
        toast.dismiss(shown);
        goToSignIn();
        return;
    }
    if (outcome === "done") toast.success(done, { id: shown });
    else toast.error(problem.detail ?? words("forms.failed"), { id: shown, action: outcome === "offline" ? again() : undefined });
    refreshAfter(key);

    function again() {
        return {
            label: words("forms.again"),
            onClick(/** @type {{ preventDefault(): void }} */ event) {
                event.preventDefault();
                void act(url, { id: shown, done });
            },
        };
    }
}
