import { readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { lint, rules, type LintUnit } from "../../src/linter/index.js";
import { recognise, type UnitKind } from "../../src/parsers/index.js";
import { presetNames, presetRules } from "../../src/presets/index.js";
import { loadWasm } from "../../src/project/index.js";

/** A fenced text of a rule's page that is marked `incorrect` or `correct`. */
interface Example {
  readonly name: string;
  readonly rule: string;
  readonly isCorrect: boolean;
  readonly path: string;
  readonly text: string;
}

const pages = fileURLToPath(new URL("../../docs/rules/", import.meta.url));
const paths: Readonly<Record<string, string>> = { yaml: "example.yaml", json: "example.json", hcl: "main.tf" };

const examples = readdirSync(pages)
  .filter((file) => file.endsWith(".md") && file !== "README.md")
  .flatMap((file) => examplesOf(file.replace(/\.md$/, ""), readFileSync(pages + file, "utf8")));

function examplesOf(rule: string, page: string): readonly Example[] {
  return [...page.matchAll(/^```(\w+) (incorrect|correct)\n([^]*?)^```$/gm)].map(
    ({ index, 1: language = "", 2: word, 3: text = "" }) => {
      const line = page.slice(0, index).split("\n").length;
      const path = paths[language] ?? `example.${language}`;
      return {
        name: `${rule}.md, line ${String(line)}: ${word ?? ""}`,
        rule,
        isCorrect: word === "correct",
        path,
        text,
      };
    },
  );
}

/** The rules of the smallest preset that has a rule, with the levels and options they have there. */
function rulesAround(rule: string): LintUnit["rules"] {
  const preset = presetNames.find((name) => presetRules(name).has(rule)) ?? "all";
  return presetRules(preset);
}

async function lintExample({
  path,
  text,
  rule,
}: Example): Promise<{ readonly found: readonly string[]; readonly skipped: readonly string[] }> {
  const kind: UnitKind | undefined = path.endsWith(".tf") ? "terraform" : recognise(path, text);
  if (!kind) throw new Error("the example is no template, module or policy");
  const { results } = await lint({
    units: [
      {
        kind,
        path: kind === "terraform" ? "." : path,
        files: [path],
        rules: rulesAround(rule),
        settings: { existingRoles: [], callerPolicies: [], regions: [], partialPolicies: [] },
        values: { parameters: {}, variables: {} },
      },
    ],
    reader: { read: (name) => (name === path ? text : undefined), list: (folder) => (folder === "." ? [path] : []) },
    loadWasm,
    rules,
  });
  return {
    found: results.flatMap(({ messages }) =>
      messages.map(({ ruleId, line, message }) => `${ruleId ?? "syntax"}, line ${String(line)}: ${message}`),
    ),
    skipped: results.flatMap(({ notJudged }) =>
      notJudged.filter(({ ruleId }) => ruleId === rule).map(({ reason }) => reason),
    ),
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

  it.each(examples.filter(({ isCorrect }) => !isCorrect))(
    "$name: one finding of the rule, none of others",
    async (example) => {
      const { found } = await lintExample(example);
      expect(found).toEqual([expect.stringMatching(new RegExp(`^${example.rule},`))]);
    },
  );

  it.each(examples.filter(({ isCorrect }) => isCorrect))(
    "$name: judged, and nothing found by any rule",
    async (example) => {
      const { found, skipped } = await lintExample(example);
      expect(found).toEqual([]);
      expect(skipped).toEqual([]);
    },
  );
});
