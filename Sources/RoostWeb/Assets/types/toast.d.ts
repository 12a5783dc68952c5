// What a toast is (js/toasts).

export type ToastKind = "default" | "success" | "info" | "warning" | "error" | "loading";

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
