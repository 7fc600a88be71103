import { lint, rules, type LintResult, type LintUnit } from "../../src/linter/index.js";
import type { TemplateFormat } from "../../src/model/index.js";
import { recognise } from "../../src/parsers/index.js";
import { presetNames, presetRules } from "../../src/presets/index.js";
import { loadWasm } from "../../src/workspace/index.js";

/** A fenced text of a rule's page that is marked `incorrect` or `correct`; settings may stand behind it, as JSON. */
export interface PageExample {
  readonly rule: string;
  readonly isCorrect: boolean;
  /** The line of the page that it begins at. */
  readonly line: number;
  /** The name that the file would have. */
  readonly path: string;
  readonly text: string;
  readonly settings: object;
}

const paths: Readonly<Record<string, string>> = { yaml: "example.yaml", json: "example.json", hcl: "main.tf" };

export function examplesOf(rule: string, page: string): readonly PageExample[] {
  return [...page.matchAll(/^```(\w+) (incorrect|correct)(?: (\{.*\}))?\n([^]*?)^```$/gm)].map(
    ({ index, 1: language = "", 2: word, 3: settings = "{}", 4: text = "" }) => ({
      rule,
      isCorrect: word === "correct",
      line: page.slice(0, index).split("\n").length,
      path: paths[language] ?? `example.${language}`,
      text,
      settings: JSON.parse(settings) as object,
    }),
  );
}

/** The recommended rules, and the rule as the smallest preset that has it. */
function rulesAround(rule: string): LintUnit["rules"] {
  const setting = presetNames.map((name) => presetRules(name).get(rule)).find((found) => found !== undefined);
  return new Map([...presetRules("recommended"), [rule, setting ?? { severity: "error", options: {} }]]);
}

export async function lintExample(
  { path, rule, settings, text }: PageExample,
  fix: "none" | "suggestions" = "none",
): Promise<readonly LintResult[]> {
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
  return results;
}
