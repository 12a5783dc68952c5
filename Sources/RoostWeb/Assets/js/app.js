// @ts-check
// Makes the server's pages live. Each line is one behaviour; without this script every page still works.

import { isChatMuted, isChatOpen, watchChats } from "./chat/chats.js";
import { forgetDrafts } from "./chat/drafts.js";
import { act } from "./forms/act.js";
import { isOwn } from "./forms/causes.js";
import { nameErrors } from "./forms/errors.js";
import { watchForms } from "./forms/forms.js";
import { watchPictures } from "./forms/pictures.js";
import { presetTimezone } from "./forms/presets.js";
import { watchPreviews } from "./forms/previews.js";
import { Notifier } from "./notices/notifier.js";
import { nameOf, otherFamily } from "./notices/people.js";
import { installWorker } from "./offline/install.js";
import { watchOfflinePage } from "./offline/offline-page.js";
import { watchSeen } from "./offline/seen.js";
import { tellDropped, watchSignOut } from "./offline/sign-out.js";
import { watchWaiting } from "./offline/waiting.js";
import { showConnection } from "./pages/connection-indicator.js";
import { watchCopies } from "./pages/copies.js";
import { watchDialogs } from "./pages/dialogs.js";
import { reloadUnlessTyped, renewSoon } from "./pages/gone.js";
import { watchKeypads } from "./pages/keypad.js";
import { learnLanguage } from "./pages/language.js";
import { onPage, watchPageCache } from "./pages/lifecycle.js";
import { watchMenus } from "./pages/menus.js";
import { watchLinks } from "./pages/pages.js";
import { watchRegions } from "./pages/regions.js";
import { watchQuarters } from "./pages/quarters.js";
import { showPresence } from "./pages/presence.js";
import { goToSignIn, noteSignedIn } from "./pages/sign-in.js";
import { bringBackTyped } from "./pages/unsent.js";
import { visit } from "./pages/visit.js";
import { readOffset, sharedConnection, sharedPresence } from "./realtime/shared.js";
import { toast, toastState } from "./toasts/toast.js";
import { mountToaster } from "./toasts/toaster.js";
import { words } from "./words.js";

// After a refused form that took the page along, the address is the form's: nothing can be asked for there again.
const { path } = document.body.dataset;
if (path) history.replaceState(history.state, "", path);
const signedIn = document.body.dataset.user !== undefined;

await learnLanguage();

mountToaster(toastState, { go: (href) => void visit(href) });
watchDialogs();
watchMenus();
watchKeypads();
watchCopies();
watchPictures();
watchPageCache();
onPage(presetTimezone);
onPage(nameErrors);
if (signedIn) goLive();
else {
    watchForms();
    tellDropped();
    watchOfflinePage();
}

function goLive() {
    const connection = sharedConnection();
    readOffset();
    forgetDrafts(document.body.dataset.user);
    showConnection(connection);
    showPresence(sharedPresence());
    watchRegions(connection);
    watchForms();
    onPage(bringBackTyped);
    watchWaiting(connection);
    watchSeen(connection);
    watchQuarters(connection);
    void installWorker(connection);
    watchLinks();
    watchPreviews();
    watchChats();
    notifier().listen(connection);
    connection.on("connection.refused", goToSignIn);
    connection.on("family.member.role_changed", ({ familyId, member }) => {
        const { user, family } = document.body.dataset;
        if (familyId === family && member.id === user) renewSoon();
    });
    watchSignOut(connection);
    connection.on("realtime.ready", ({ userId, families }) => {
        noteSignedIn();
        const { user, family } = document.body.dataset;
        // Somebody else has signed in on this device, or the family is gone or no longer theirs: the server has a page that says so.
        const isTheirs = families.some((/** @type {{ familyId: string }} */ { familyId }) => familyId === family);
        if (userId !== user) location.reload();
        else if (!isTheirs) reloadUnlessTyped();
    });
}

function notifier() {
    const notifier = new Notifier({
        me: () => ({ userId: document.body.dataset.user ?? "", nameOf, otherFamily, isChatOpen, isChatMuted }),
        isOwn,
        show({ kind, title, id, description, duration, href, action }) {
            const button = action && {
                label: action.label,
                onClick(/** @type {{ preventDefault(): void }} */ event) {
                    event.preventDefault();
                    notifier.handOver(id);
                    void act(action.post, { id, done: action.done });
                },
            };
            toast[kind](title, { id, description, duration, href, action: button });
        },
        dismiss: (id) => toast.dismiss(id),
        summarise(count) {
            const href = `/families/${document.body.dataset.family}/activity`;
            toast.info(words("toasts.away", {}, count), { id: "away", href });
        },
    });
    return notifier;
}
