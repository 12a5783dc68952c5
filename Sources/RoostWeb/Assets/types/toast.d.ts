// What a toast is, and what a toaster can be told (js/toasts).

export type ToastKind = "default" | "success" | "info" | "warning" | "error" | "loading";

export type ToastPosition =
    | "top-left" | "top-center" | "top-right"
    | "bottom-left" | "bottom-center" | "bottom-right";

export type SwipeDirection = "left" | "right" | "up" | "down";

/** Pixels, or any length of CSS. */
export type Length = number | string;
/** One for all sides, or one for each. */
export type Offset = Length | { top?: Length; right?: Length; bottom?: Length; left?: Length };

export interface ToastAction {
    label: string;
    /** Runs, then the toast closes, unless this prevents it. */
    onClick?: (event: { preventDefault(): void }) => void;
}

export interface ToastOptions {
    /** The same id again changes the toast in place. */
    id?: string;
    description?: string;
    action?: ToastAction;
    cancel?: ToastAction;
    /** Milliseconds; 4,000 by default; Infinity stays. */
    duration?: number;
    /** False: no swipe, no close button, no cancel. */
    dismissible?: boolean;
    /** Where a click on the toast leads. */
    href?: string;
    /** Elsewhere than its toaster's. */
    position?: ToastPosition;
    /** Which toaster shows it; the page's own by default. */
    toasterId?: string;
    /** On a ground of its kind's colour. */
    richColors?: boolean;
    closeButton?: boolean;
    /** Instead of title, description and buttons. */
    content?: Node | ((id: string) => Node);
    onDismiss?: (toast: Toast) => void;
    onAutoClose?: (toast: Toast) => void;
}

export interface ToastInput extends ToastOptions {
    kind: ToastKind;
    title: string;
}

export interface Toast extends ToastInput {
    id: string;
    /** All that are shown as this one: its length is the N of "×N". */
    ids: string[];
    leaving: boolean;
}

export interface ToasterOptions {
    /** What `toasterId` names; the page's own toaster has none. */
    id?: string;
    position?: ToastPosition;
    /** Always open, instead of a pile. */
    expand?: boolean;
    /** How many can be seen at once; 3 by default. */
    visible?: number;
    /** Pixels between two; 14 by default. */
    gap?: number;
    /** From the window's edges; 24 px by default. */
    offset?: Offset;
    /** The same up to 600 px of width; 16 px, and above the navigation, by default. */
    mobileOffset?: Offset;
    /** "system" follows the page. */
    theme?: "light" | "dark" | "system";
    richColors?: boolean;
    /** True by default. */
    closeButton?: boolean;
    /** "auto" follows the page. */
    dir?: "auto" | "ltr" | "rtl";
    /** Those of its position by default. */
    swipeDirections?: SwipeDirection[];
    /** What a screen reader calls it. */
    label?: string;
    /** How a click on a toast that leads somewhere goes there. */
    go?: (href: string) => void;
}
