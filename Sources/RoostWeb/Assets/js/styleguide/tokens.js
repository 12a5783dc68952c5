// @ts-check
// Shows what css/tokens.css has, so that no token is missing here.

export function showTokens() {
    for (const token of tokens()) {
        const kind = kindOf(token);
        const place = document.querySelector(`[data-tokens="${kind}"]`);
        place?.append(kind === "text" ? line(token) : sample(token, kind));
    }
}

/** @returns {Set<string>} */
function tokens() {
    const found = new Set();
    for (const rule of rulesOf([...document.styleSheets])) {
        if (!(rule instanceof CSSStyleRule) || rule.selectorText !== ":root") continue;
        for (const name of rule.style) if (name.startsWith("--")) found.add(name);
    }
    return found;
}

/** @param {CSSStyleSheet[]} sheets @returns {CSSRule[]} */
function rulesOf(sheets) {
    return sheets.flatMap(({ cssRules }) => [...cssRules]).flatMap((rule) =>
        rule instanceof CSSImportRule && rule.styleSheet ? rulesOf([rule.styleSheet]) : [rule]
    );
}

/** @param {string} token */
function kindOf(token) {
    const value = getComputedStyle(document.documentElement).getPropertyValue(token).trim();
    const named = /^--(text|space|radius|shadow)-/.exec(token)?.[1];
    return named ?? (CSS.supports("color", value) ? "colour" : "other");
}

/** @param {string} token */
function line(token) {
    const text = document.createElement("p");
    text.style.fontSize = `var(${token})`;
    text.textContent = `Feed the cat · ${token.slice(2)}`;
    return text;
}

/** @param {string} token @param {string} kind */
function sample(token, kind) {
    const box = document.createElement("span");
    box.className = `sample sample-${kind}`;
    box.style.setProperty("--sample", `var(${token})`);
    box.textContent = token.slice(2);
    return box;
}
