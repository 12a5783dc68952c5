// @ts-check
// A toast follows the finger: sideways or down. Far or fast enough lets it go, otherwise it snaps back.

const distance = 45;
const speed = 0.11;

/**
 * @param {HTMLElement} element
 * @param {{ allowed: () => boolean, onStart: () => void, onEnd: () => void, onSwipe: (direction: string) => void }} handlers
 */
export function watchSwipe(element, { allowed, onStart, onEnd, onSwipe }) {
    /** @type {{ x: number, y: number, at: number, axis?: "x" | "y" } | undefined} */
    let start;
    let moved = false;

    element.addEventListener("pointerdown", (event) => {
        if (event.button !== 0 || !allowed() || isControl(event.target)) return;
        moved = false;
        start = { x: event.clientX, y: event.clientY, at: event.timeStamp };
        onStart();
    });
    element.addEventListener("pointermove", (event) => {
        if (!start || hasSelection()) return;
        const x = event.clientX - start.x;
        const y = event.clientY - start.y;
        if (!start.axis) {
            if (Math.hypot(x, y) < 6) return;
            start.axis = Math.abs(x) > Math.abs(y) ? "x" : "y";
            moved = true;
            element.setPointerCapture(event.pointerId);
            element.dataset.swiping = "true";
        }
        move(element, start.axis === "x" ? x : 0, start.axis === "y" ? damped(y) : 0);
    });
    /** @param {PointerEvent} event */
    const finish = (event) => {
        if (!start) return;
        const { axis, at } = start;
        const far = axis === "x" ? event.clientX - start.x : Math.max(0, event.clientY - start.y);
        start = undefined;
        element.dataset.swiping = "false";
        onEnd();
        if (!axis) return;
        const away = Math.abs(far) / Math.max(1, event.timeStamp - at) > speed || Math.abs(far) >= distance;
        if (event.type === "pointerup" && far && away) {
            const direction = axis === "y" ? "down" : far < 0 ? "left" : "right";
            element.dataset.swipeOut = "true";
            element.dataset.swipeDirection = direction;
            onSwipe(direction);
        } else {
            move(element, 0, 0);
        }
    };
    // The click that ends a drag is no click.
    element.addEventListener("click", (event) => moved && event.stopImmediatePropagation(), { capture: true });
    element.addEventListener("pointerup", finish);
    element.addEventListener("pointercancel", finish);
}

/** @param {HTMLElement} element @param {number} x @param {number} y */
function move(element, x, y) {
    element.style.setProperty("--swipe-x", `${x}px`);
    element.style.setProperty("--swipe-y", `${y}px`);
}

/**
 * Against the edge it gives way only a little.
 * @param {number} y
 */
function damped(y) {
    return y < 0 ? -Math.sqrt(-y) : y;
}

function hasSelection() {
    return Boolean(getSelection()?.toString());
}

/** @param {EventTarget | null} target */
function isControl(target) {
    return target instanceof Element && target.closest("button, input, select, textarea") !== null;
}
