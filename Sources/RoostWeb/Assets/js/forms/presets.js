// @ts-check
// What the browser knows and a form asks: the time zone.

export function presetTimezone() {
    const field = document.querySelector('select[data-preset="timezone"]');
    if (!(field instanceof HTMLSelectElement) || field.querySelector("option[selected]")) return;
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    if (!zone) return;
    if (![...field.options].some(({ value }) => value === zone)) field.add(new Option(zone, zone));
    field.value = zone;
}
