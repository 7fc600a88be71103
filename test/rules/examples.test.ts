import { readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { rules } from "../../src/linter/index.js";
import { examplesOf, lintExample, type PageExample } from "../../tools/rules/page-examples.js";
import { skeletonOf } from "../../tools/rules/skeleton.js";

const pages = fileURLToPath(new URL("../../docs/rules/", import.meta.url));
const examples = readdirSync(pages)
  .filter((file) => file.endsWith(".md") && file !== "README.md")
  .flatMap((file) => examplesOf(file.replace(/\.md$/, ""), readFileSync(pages + file, "utf8")))
  .map((example) => ({
    ...example,
    name: `${example.rule}.md, line ${String(example.line)}: ${example.isCorrect ? "correct" : "incorrect"}`,
  }));

/** Sentences of the page that `npm run new-rule` writes; a finished page has its own. */
const placeholders = (skeletonOf("a-rule").get("docs/rules/a-rule.md") ?? "")
  .split("\n")
  .filter((line) => /^[A-Z].*\w\.$/.test(line));

interface Outcome {
  /** Findings with the rule's name first. */
  readonly found: readonly string[];
  readonly skipped: readonly string[];
  readonly canMend: boolean;
  /** The text after mending, where that changed it. */
  readonly output: string | undefined;
}

async function outcomeOf(example: PageExample, fix: "none" | "suggestions" = "none"): Promise<Outcome> {
  const { path, rule } = example;
  const results = await lintExample(example, fix);
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
    const todo = unwritten.map(({ name }) => `docs/rules/${name}.md still has a sentence of the skeleton: write it`);
    expect(todo).toEqual([]);
  });

  it.each(examples.filter(({ isCorrect }) => !isCorrect))("$name: one finding of the rule", async (example) => {
    const { found } = await outcomeOf(example);
    expect(found.filter((finding) => finding.startsWith(`${example.rule},`))).toHaveLength(1);
  });

  it.each(examples.filter(({ isCorrect }) => !isCorrect))("$name: gone when it can be mended", async (example) => {
    if (!(await outcomeOf(example)).canMend) return;
    const { output } = await outcomeOf(example, "suggestions");
    const mended = { ...example, text: output ?? "" };
    const { found } = await outcomeOf(mended);
    expect(found.filter((finding) => finding.startsWith(`${example.rule},`))).toEqual([]);
    expect((await outcomeOf(mended, "suggestions")).output).toBeUndefined();
  });

  it.each(examples.filter(({ isCorrect }) => isCorrect))(
    "$name: judged, and nothing found by any rule",
    async (example) => {
      const { found, skipped } = await outcomeOf(example);
      expect(found).toEqual([]);
      expect(skipped).toEqual([]);
    },
  );
});
