// Which scripts say something else than their source? Reads `[[name, source, sent], …]`, writes the names.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

// Where Debian has it.
const typescript = createRequire(import.meta.url)("/usr/share/nodejs/typescript");
const compilerOptions = { target: typescript.ScriptTarget.ESNext, module: typescript.ModuleKind.ESNext, removeComments: true };

/** The program as the compiler writes it, which breaks lines where the source does: without spaces. */
function meaning(script) {
    const { outputText, diagnostics } = typescript.transpileModule(script, { compilerOptions, reportDiagnostics: true });
    if (diagnostics.length) return diagnostics.map(({ messageText }) => messageText);
    return outputText.replaceAll(/\s/g, "");
}

const scripts = JSON.parse(readFileSync(0, "utf8"));
const changed = scripts.filter(([, source, sent]) => String(meaning(source)) !== String(meaning(sent)));
console.log(JSON.stringify(changed.map(([name]) => name)));
