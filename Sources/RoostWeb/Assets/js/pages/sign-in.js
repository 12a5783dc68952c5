// @ts-check
// The sign-in is over: to the sign-in page, and back here afterwards.

import { toast } from "../toasts/toast.js";
import { words } from "../words.js";
import { recall, remember } from "./tab-memory.js";
import { keepTyped } from "./unsent.js";

const mark = "roost.signed-out-at";

/**
 * Not twice within half a minute unless signed in between: page and server disagreeing must not become a loop. Then it is the
 * person's to go.
 */
export function goToSignIn() {
    if (Date.now() - Number(recall(mark) ?? 0) < 30_000) {
        const action = { label: words("forms.sign_in"), onClick: go };
        toast.warning(words("forms.signed_out"), { id: "signed-out", duration: Infinity, action });
    } else go();
}

/** The server knows who this is: the next end is a new one. */
export function noteSignedIn() {
    remember(mark);
}

function go() {
    // Where nothing is kept, the sign-in page is the end of any loop all the same.
    remember(mark, String(Date.now()));
    keepTyped();
    location.assign(`/sign-in?next=${encodeURIComponent(location.pathname + location.search)}`);
}
