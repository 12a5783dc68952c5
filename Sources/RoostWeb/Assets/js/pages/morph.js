// @ts-check
// Turns an element into what the server says now, keeping every node that is still meant: matched by id, else by place.
// Focus, selection, scroll, open details and dialogs, and half-typed fields stay. `data-keep` nodes, and those with
// `data-pending` (waiting for the server's answer), are left alone.

import { isNext } from "../forms/versions.js";
import { isField, isInUse, isOver, outlives, revive, takeValue } from "./fields.js";
import { keepFocus } from "./focus.js";

/** Attributes the person or the browser sets. */
const theirs = new Set(["open", "aria-busy", "data-below", "data-keep", "data-mounted", "data-target"]);

/**
 * @param {Element} element in the page; stays the same node
 * @param {Element} fresh from the server's answer
 */
export function morph(element, fresh) {
    keepFocus(element, () => morphElement(element, fresh));
}

/** @param {Element} element @param {Element} fresh */
function morphElement(element, fresh) {
    revive(element);
    if (element.hasAttribute("data-keep") || element.hasAttribute("data-pending")) return;
    if (isField(element) && isField(fresh) && isInUse(element) && !isNext(element, fresh)) return;
    if (element.isEqualNode(fresh)) return;
    morphAttributes(element, fresh);
    if (!(element instanceof HTMLTextAreaElement)) morphChildren(element, fresh);
    if (element instanceof HTMLTextAreaElement && element.textContent !== fresh.textContent) {
        element.defaultValue = fresh.textContent ?? "";
    }
    if (isField(element) && isField(fresh)) takeValue(element, fresh);
}

/** @param {Element} element @param {Element} fresh */
function morphAttributes(element, fresh) {
    for (const { name } of [...element.attributes]) {
        if (!fresh.hasAttribute(name) && !theirs.has(name)) element.removeAttribute(name);
    }
    for (const { name, value } of fresh.attributes) {
        if (!theirs.has(name) && element.getAttribute(name) !== value) element.setAttribute(name, value);
    }
}

/** @param {Element} element @param {Element} fresh */
function morphChildren(element, fresh) {
    const wanted = [...fresh.childNodes];
    const ids = new Set(wanted.map(idOf).filter(Boolean));
    // What is gone goes first: then what stays is in its place, and nothing has to be moved, out of the top layer or from under a focus.
    for (const node of [...element.childNodes]) {
        const isGone = (idOf(node) || isOver(node)) && !ids.has(idOf(node)) && !isKept(node);
        if (isGone && !outlives(node)) node.remove();
    }
    const byId = new Map([...element.childNodes].map((node) => [idOf(node), node]));
    // The node now at this place; what is past it has not been looked at yet.
    let here = element.firstChild;
    for (const node of wanted) {
        const id = idOf(node);
        while (here && (isKept(here) || isOver(here)) && !ids.has(idOf(here))) here = here.nextSibling;
        const match = id ? byId.get(id) : firstLike(here, node, ids);
        if (!match) {
            element.insertBefore(arriving(node), here);
            continue;
        }
        if (match === here) here = here.nextSibling;
        else move(element, match, here);
        morphNode(match, node);
    }
    while (here) {
        const next = here.nextSibling;
        if (!isKept(here) && !outlives(here)) here.remove();
        here = next;
    }
}

/** @param {Node} node @param {Node} fresh */
function morphNode(node, fresh) {
    if (node instanceof Element && fresh instanceof Element) {
        if (node.localName === fresh.localName) morphElement(node, fresh);
        else node.replaceWith(document.importNode(fresh, true));
    } else if (node.nodeValue !== fresh.nodeValue) {
        node.nodeValue = fresh.nodeValue;
    }
}

/**
 * A node without an id that can become this one, from here on.
 * @param {Node | null} from
 * @param {Node} fresh
 * @param {Set<string>} ids
 */
function firstLike(from, fresh, ids) {
    for (let node = from; node; node = node.nextSibling) {
        const id = idOf(node);
        // One that is meant later must stay for then; one with an id of its own is something else.
        if (id) {
            if (ids.has(id)) return undefined;
            continue;
        }
        if (node.nodeName === fresh.nodeName && node.nodeType === fresh.nodeType && sameField(node, fresh)) return node;
    }
    return undefined;
}

/**
 * A form's fields are told apart by their names.
 * @param {Node} node
 * @param {Node} fresh
 */
function sameField(node, fresh) {
    if (node instanceof HTMLFormElement && fresh instanceof HTMLFormElement) {
        return node.getAttribute("action") === fresh.getAttribute("action");
    }
    return !(isField(node) && isField(fresh)) || (node.name === fresh.name && node.type === fresh.type);
}

/** @param {Element} parent @param {Node} node @param {Node | null} before */
function move(parent, node, before) {
    // Newer browsers move without taking it out: focus, scroll and open dialogs survive.
    if ("moveBefore" in parent) /** @type {any} */ (parent).moveBefore(node, before);
    else parent.insertBefore(node, before);
}

/**
 * New since the page came, so that the style sheet may greet it.
 * @param {Node} node
 */
function arriving(node) {
    const copy = document.importNode(node, true);
    if (copy instanceof HTMLElement && copy.id) copy.dataset.arrived = "";
    return copy;
}

/** @param {Node} node */
function idOf(node) {
    if (!(node instanceof HTMLElement)) return node instanceof Element ? node.id : "";
    // The place of a field's error gets an id only once it has something to say.
    return node.dataset.errorFor ? `error-for:${node.dataset.errorFor}` : node.id;
}

/** @param {Node} node */
function isKept(node) {
    return node instanceof Element && node.hasAttribute("data-keep");
}
