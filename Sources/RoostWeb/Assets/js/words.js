// @ts-check
// What scripts say, in the language of the page: `words("toasts.new_task")`. `pages/language.js` brings the texts. Pure.

/**
 * @typedef {import("../types/words").TextKey} TextKey
 * @typedef {import("../types/words").Catalogue} Catalogue
 */

/** How dates and numbers are written: English as in Europe, days before months. */
const locales = new Map([["en", "en-GB"], ["nl", "nl-NL"]]);

/** @type {Catalogue} */
let texts = {};
let tag = "";
let locale = "en-GB";
let plurals = new Intl.PluralRules(locale);
let numbers = new Intl.NumberFormat(locale);

/** The language in which words come. */
export const spoken = () => tag;

/**
 * The one of Roost's languages a BCP 47 tag stands for; English for those it doesn't speak.
 * @param {string} lang
 */
export function languageOf(lang) {
    const [language] = lang.toLowerCase().split("-");
    return locales.has(language) ? language : "en";
}

/**
 * From now on words come in this language.
 * @param {string} language
 * @param {Catalogue} catalogue
 */
export function speak(language, catalogue) {
    [tag, texts] = [language, catalogue];
    locale = locales.get(language) ?? language;
    plurals = new Intl.PluralRules(locale);
    numbers = new Intl.NumberFormat(locale);
}

/**
 * A text with its arguments in place. With a count the plural form follows it, and `{count}` is that number as the language writes it.
 * @param {TextKey} key
 * @param {Record<string, string>} [args]
 * @param {number} [count]
 * @returns {string}
 */
export function words(key, args = {}, count) {
    const [area, name] = key.split(".");
    const phrase = texts[area]?.[name] ?? key;
    const text = typeof phrase === "string" ? phrase : phrase[plurals.select(count ?? 0)] ?? phrase.other;
    const all = count === undefined ? args : { count: number(count), ...args };
    return text.replace(/\{([a-z]+)\}/gi, (_, argument) => Reflect.get(all, argument) ?? "");
}

/** @param {number} value `1,200`, `1.200` */
export const number = (value) => numbers.format(value);

/**
 * In the zone of the page's family, like all that the server writes; in the browser's own where it doesn't know that zone.
 * @param {(options: { timeZone?: string }) => string} write
 */
function inZone(write) {
    try {
        return write({ timeZone: globalThis.document?.body?.dataset.timezone });
    } catch {
        return write({});
    }
}

/** @param {Date} date `14:05` */
export const timeOf = (date) =>
    inZone((zone) => date.toLocaleTimeString(locale, { hour: "2-digit", minute: "2-digit", hour12: false, ...zone }));

/** @param {Date} date `Saturday 28 March`, `zaterdag 28 maart` */
export const dayOf = (date) =>
    inZone((zone) => date.toLocaleDateString(locale, { weekday: "long", day: "numeric", month: "long", ...zone }));
