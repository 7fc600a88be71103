import { readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { lint, rules, type LintUnit } from "../../src/linter/index.js";
import type { TemplateFormat } from "../../src/model/index.js";
import { recognise } from "../../src/parsers/index.js";
import { presetNames, presetRules } from "../../src/presets/index.js";
import { loadWasm } from "../../src/workspace/index.js";
import { skeletonOf } from "../../tools/rules/skeleton.js";

/** A fenced text of a rule's page that is marked `incorrect` or `correct`; settings may stand behind it, as JSON. */
interface Example {
  readonly name: string;
  readonly rule: string;
  readonly isCorrect: boolean;
  readonly path: string;
  readonly text: string;
  readonly settings: object;
}

const pages = fileURLToPath(new URL("../../docs/rules/", import.meta.url));
const paths: Readonly<Record<string, string>> = { yaml: "example.yaml", json: "example.json", hcl: "main.tf" };

const examples = readdirSync(pages)
  .filter((file) => file.endsWith(".md") && file !== "README.md")
  .flatMap((file) => examplesOf(file.replace(/\.md$/, ""), readFileSync(pages + file, "utf8")));

function examplesOf(rule: string, page: string): readonly Example[] {
  return [...page.matchAll(/^```(\w+) (incorrect|correct)(?: (\{.*\}))?\n([^]*?)^```$/gm)].map(
    ({ index, 1: language = "", 2: word, 3: settings = "{}", 4: text = "" }) => {
      const line = page.slice(0, index).split("\n").length;
      const path = paths[language] ?? `example.${language}`;
      return {
        name: `${rule}.md, line ${String(line)}: ${word ?? ""}`,
        rule,
        isCorrect: word === "correct",
        path,
        text,
        settings: JSON.parse(settings) as object,
      };
    },
  );
}

/** Sentences of the page that `npm run new-rule` writes; a finished page has its own. */
const placeholders = (skeletonOf("a-rule").get("docs/rules/a-rule.md") ?? "")
  .split("\n")
  .filter((line) => /^[A-Z].*\w\.$/.test(line));

/** The recommended rules, and the rule as the smallest preset that has it. */
function rulesAround(rule: string): LintUnit["rules"] {
  const setting = presetNames.map((name) => presetRules(name).get(rule)).find((found) => found !== undefined);
  return new Map([...presetRules("recommended"), [rule, setting ?? { severity: "error", options: {} }]]);
}

interface Outcome {
  /** Findings with the rule's name first. */
  readonly found: readonly string[];
  readonly skipped: readonly string[];
  readonly canMend: boolean;
  /** The text after mending, where that changed it. */
  readonly output: string | undefined;
}

async function lintExample(
  { path, text, rule, settings }: Example,
  fix: "none" | "suggestions" = "none",
): Promise<Outcome> {
  const kind: TemplateFormat | undefined = path.endsWith(".tf") ? "terraform" : recognise(path, text);
  if (!kind) throw new Error("the example is no template, module or policy");
  const { results } = await lint({
    units: [
      {
        kind,
        path: kind === "terraform" ? "." : path,
        files: [path],
        rules: rulesAround(rule),
        settings: { existingRoles: [], callerPolicies: [], regions: [], partialPolicies: [], ...settings },
        values: { parameters: {}, variables: {} },
      },
    ],
    reader: { read: (name) => (name === path ? text : undefined), list: (folder) => (folder === "." ? [path] : []) },
    loadWasm,
    rules,
    fix,
  });
  const own = results.flatMap(({ messages }) => messages.filter(({ ruleId }) => ruleId === rule));
  return {
    found: results.flatMap(({ messages }) =>
      messages.map(({ ruleId, line, message }) => `${ruleId ?? "syntax"}, line ${String(line)}: ${message}`),
    ),
    skipped: results.flatMap(({ notJudged }) =>
      notJudged.filter(({ ruleId }) => ruleId === rule).map(({ reason }) => reason),
    ),
    canMend: own.some(({ fixes, suggestions = [] }) => fixes !== undefined || suggestions.length === 1),
    output: results.find(({ filePath }) => filePath === path)?.output,
  };
}

describe("the examples on the rules' pages", () => {
  it("are there for every rule, of both kinds", () => {
    const kinds = rules.flatMap(({ name }) => [true, false].map((isCorrect) => ({ name, isCorrect })));
    const missing = kinds.filter(
      ({ name, isCorrect }) => !examples.some((one) => one.rule === name && one.isCorrect === isCorrect),
    );
    expect(missing).toEqual([]);
  });

  it("stand on pages that say why, and when not", () => {
    const pagesOfRules = rules.map(({ name }) => ({ name, page: readFileSync(`${pages}${name}.md`, "utf8") }));
    expect(placeholders).toHaveLength(2);
    const unwritten = pagesOfRules.filter(({ page }) =>
      placeholders.some((sentence) => page.includes(`\n${sentence}\n`)),
    );
    expect(unwritten.map(({ name }) => name)).toEqual([]);
  });

  it.each(examples.filter(({ isCorrect }) => !isCorrect))("$name: one finding of the rule", async (example) => {
    const { found } = await lintExample(example);
    expect(found.filter((finding) => finding.startsWith(`${example.rule},`))).toHaveLength(1);
  });

  it.each(examples.filter(({ isCorrect }) => !isCorrect))("$name: gone when it can be mended", async (example) => {
    if (!(await lintExample(example)).canMend) return;
    const { output } = await lintExample(example, "suggestions");
    const mended = { ...example, text: output ?? "" };
    const { found } = await lintExample(mended);
    expect(found.filter((finding) => finding.startsWith(`${example.rule},`))).toEqual([]);
    expect((await lintExample(mended, "suggestions")).output).toBeUndefined();
  });

  it.each(examples.filter(({ isCorrect }) => isCorrect))(
    "$name: judged, and nothing found by any rule",
    async (example) => {
      const { found, skipped } = await lintExample(example);
      expect(found).toEqual([]);
      expect(skipped).toEqual([]);
    },
  );
});
