// @ts-check

/** @param {{ familyId: string }} meta @param {string} rest */
export const page = (meta, rest) => `/families/${meta.familyId}/${rest}`;

/** @param {string[]} parts */
export const sentence = (...parts) => parts.filter(Boolean).join(" · ");
