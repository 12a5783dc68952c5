// @ts-check
// A toast follows the finger where it may go. Far or fast enough lets it go, otherwise it snaps back.

/** @typedef {import("../../types/toast").SwipeDirection} SwipeDirection */

const distance = 45;
const speed = 0.11;
/** What is less is a tap. */
const slack = 6;

/**
 * Out by the nearest edges: a corner's toast down and sideways, a centred one only up or down.
 * @param {string} position
 * @param {boolean} isEither the list may be at the top meanwhile, as in a dialog
 * @returns {SwipeDirection[]}
 */
export function directionsOf(position, isEither = false) {
    const [y, x] = position.split("-");
    /** @type {SwipeDirection[]} */
    const vertical = isEither ? ["up", "down"] : [y === "top" ? "up" : "down"];
    return x === "left" || x === "right" ? [...vertical, x] : vertical;
}

/**
 * @param {HTMLElement} element
 * @param {{ allowed: () => boolean, directions: () => SwipeDirection[], onStart: () => void, onEnd: () => void,
 *     onSwipe: () => void }} handlers
 */
export function watchSwipe(element, { allowed, directions, onStart, onEnd, onSwipe }) {
    /** @type {{ x: number, y: number, at: number, axis?: "x" | "y" } | undefined} */
    let start;
    let moved = false;

    element.addEventListener("pointerdown", (event) => {
        moved = false;
        if (event.button !== 0 || !allowed() || isControl(event.target)) return;
        start = { x: event.clientX, y: event.clientY, at: event.timeStamp };
        onStart();
        // From now on a drag moves the toast instead of selecting its text; what is selected already is meant.
        if (!isSelected(element)) element.dataset.pressed = "";
    });
    element.addEventListener("pointermove", (event) => {
        if (!start || !("pressed" in element.dataset)) return;
        const x = event.clientX - start.x;
        const y = event.clientY - start.y;
        if (!start.axis) {
            if (Math.hypot(x, y) < slack) return;
            start.axis = Math.abs(x) > Math.abs(y) ? "x" : "y";
            moved = true;
            element.setPointerCapture(event.pointerId);
            element.dataset.swiping = "true";
        }
        move(element, start.axis, pull(start.axis, start.axis === "x" ? x : y, directions()));
    });
    /** @param {PointerEvent} event */
    const finish = (event) => {
        if (!start) return;
        const { axis, at, x, y } = start;
        start = undefined;
        element.dataset.swiping = "false";
        delete element.dataset.pressed;
        onEnd();
        if (!axis) return;
        const far = axis === "x" ? event.clientX - x : event.clientY - y;
        const direction = directionOf(axis, far);
        const away = Math.abs(far) >= distance || Math.abs(far) / Math.max(1, event.timeStamp - at) > speed;
        if (event.type === "pointerup" && away && directions().includes(direction)) {
            element.dataset.swipeOut = "true";
            element.dataset.swipeDirection = direction;
            onSwipe();
        } else {
            move(element, axis, 0);
        }
    };
    // The click that ends a drag is no click; one by key, which has no count, is.
    element.addEventListener("click", (event) => moved && event.detail && event.stopImmediatePropagation(), { capture: true });
    element.addEventListener("pointerup", finish);
    element.addEventListener("pointercancel", finish);
}

/** @param {"x" | "y"} axis @param {number} far @returns {SwipeDirection} */
function directionOf(axis, far) {
    if (axis === "x") return far < 0 ? "left" : "right";
    return far < 0 ? "up" : "down";
}

/**
 * How far it follows: where it may not go it gives way only a little, and not at all along an axis it may not leave by.
 * @param {"x" | "y"} axis
 * @param {number} far
 * @param {SwipeDirection[]} allowed
 */
export function pull(axis, far, allowed) {
    if (allowed.includes(directionOf(axis, far))) return far;
    return allowed.includes(directionOf(axis, -far)) ? Math.sign(far) * Math.sqrt(Math.abs(far)) : 0;
}

/** @param {HTMLElement} element @param {"x" | "y"} axis @param {number} px */
function move(element, axis, px) {
    element.style.setProperty(`--swipe-${axis}`, `${px}px`);
}

/**
 * Some of its text is selected.
 * @param {HTMLElement} element
 */
export function isSelected(element) {
    const selection = getSelection();
    return selection !== null && !selection.isCollapsed && selection.containsNode(element, true);
}

/** @param {EventTarget | null} target */
function isControl(target) {
    return target instanceof Element && target.closest("button, input, select, textarea") !== null;
}
