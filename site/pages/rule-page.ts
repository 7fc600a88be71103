import { deflateRawSync } from "node:zlib";
import { loadFormatter } from "../../src/formatters/index.js";
import { presetNames, presetRules } from "../../src/presets/index.js";
import { isFailure } from "../../src/source/index.js";
import { examplesOf, lintExample, type PageExample } from "../../tools/rules/page-examples.js";
import { failuresOf } from "./known-failures.js";

/** The page of a rule, with what dmslint prints for its examples, and what AWS says without the rule. */
export async function rulePage(rule: string, page: string): Promise<string> {
  const examples = examplesOf(rule, page);
  const lines = page.split("\n");
  const parts: string[] = [];
  let at = 0;
  for (const example of examples) {
    const end = lines.indexOf("```", example.line) + 1;
    parts.push(...lines.slice(at, end), ...(await afterExample(example)));
    at = end;
  }
  const whole = [...parts, ...lines.slice(at)].join("\n");
  // "When not to use it" stays the last word.
  const last = whole.lastIndexOf("\n## ") + 1;
  const failures = failuresOf(rule);
  return failures === "" ? whole : `${whole.slice(0, last)}${failures}\n${whole.slice(last)}`;
}

async function afterExample(example: PageExample): Promise<readonly string[]> {
  const link = playgroundLink(example);
  const printed = example.isCorrect
    ? []
    : ["", "```text", `$ dmslint ${example.path}`, "", await printedFor(example), "```"];
  return [...printed, ...(link === undefined ? [] : ["", link])];
}

/** What the command prints for an example, as wide as the page is. */
async function printedFor(example: PageExample): Promise<string> {
  const results = await lintExample(example);
  const stylish = await loadFormatter("stylish", "/");
  if (isFailure(stylish)) throw new Error(stylish.message);
  const text = await stylish(results, {
    cwd: process.cwd(),
    root: process.cwd(),
    width: 76,
    color: false,
    hyperlinks: false,
    listNotJudged: false,
    version: "",
    rulesMeta: {},
    sourceOf: () => undefined,
  });
  if (isFailure(text)) throw new Error(text.message);
  return text.trim();
}

/** A link that holds the example (`playground/page/link.ts`). The playground has no settings. */
function playgroundLink({ path, rule, settings, text }: PageExample): string | undefined {
  const preset = presetNames.find((name) => presetRules(name).has(rule));
  if (Object.keys(settings).length > 0 || preset === undefined) return undefined;
  const shared = JSON.stringify({ files: [{ name: path, text }], preset });
  const fragment = deflateRawSync(shared, { level: 9 }).toString("base64url");
  return `[Try it in the playground](../playground.html#packed=${fragment}){target="_self"}`;
}
