// @ts-check
// A page as it is kept: it knows when it was seen. Pure.

/**
 * @param {Response} response a page
 * @param {Date} now
 * @returns {Promise<{ user: string | undefined, page: Response }>} whose it is, and what to keep
 */
export async function makeSeen(response, now) {
    const html = await response.text();
    const body = bodyOf(html);
    const headers = new Headers(response.headers);
    // They told of the bytes on the way.
    for (const name of ["Content-Length", "Content-Encoding", "Transfer-Encoding"]) headers.delete(name);
    headers.set("Content-Language", attribute(html, "<html lang") ?? "en");
    headers.set("Roost-Release", attribute(html, "data-release") ?? "");
    const seen = body.replace("<body", `<body data-seen="${now.toISOString()}"`);
    return { user: attribute(body, "data-user"), page: new Response(html.replace(body, () => seen), { headers }) };
}

/**
 * The family around a page.
 * @param {string} html
 */
export function familyOf(html) {
    return attribute(bodyOf(html), "data-family");
}

/** @param {string} html */
function bodyOf(html) {
    return /<body[^>]*>/.exec(html)?.[0] ?? "";
}

/** @param {string} html @param {string} name */
function attribute(html, name) {
    return new RegExp(`${name}="([^"]*)"`).exec(html)?.[1];
}
