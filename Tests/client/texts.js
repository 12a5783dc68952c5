// Tests speak as a page does: out of the catalogue, in English unless they say otherwise.
import { readFileSync } from "node:fs";
import { speak } from "../../Sources/RoostWeb/Assets/js/words.js";

const texts = (lang) =>
    JSON.parse(readFileSync(new URL(`../../Sources/RoostWeb/Assets/languages/${lang}/client.json`, import.meta.url), "utf8"));

/** For one test, by `t.after`; without a test for all of the file. */
export function inLanguage(lang, test) {
    speak(lang, texts(lang));
    test?.after(() => speak("en", texts("en")));
}

inLanguage("en");
