// The keys of what scripts say, out of the English texts: one that nobody wrote a text for does not compile.

type Texts = typeof import("../languages/en/client.json");

type Keys<Area> = {
    [Name in keyof Area & string]: Area[Name] extends string | { other: string } ? Name : `${Name}.${Keys<Area[Name]>}`;
}[keyof Area & string];

/** `"toasts.new_task"`. */
export type TextKey = Keys<Texts>;

/** A text, or one for each plural form (Unicode CLDR). */
export type Phrase = string | { [form: string]: string };

/** `languages/<tag>/client.json`: areas, and their texts by name. */
export type Catalogue = { [area: string]: { [name: string]: Phrase } };
