import { existsSync, readFileSync, readdirSync } from "node:fs";
import type { Rule } from "../../src/rule-kit/index.js";
import { settle } from "./generated-file.js";
import { optionProblems, overviewText, pageProblems, pageText, type Presets } from "./page-text.js";

/** Writes the headers of the rules' pages and the overview, or only compares them. Returns the problems. */
export function settleDocs(
  root: string,
  rules: readonly Rule[],
  presets: Presets,
  isCheck: boolean,
): readonly string[] {
  const problems = rules.flatMap((rule) => settlePage(root, rule, presets, isCheck));
  const overview = "docs/rules/README.md";
  const isCurrent = settle(root, overview, overviewText(rules, presets), isCheck);
  const known = new Set(["README.md", ...rules.map(({ name }) => `${name}.md`)]);
  return [
    ...problems,
    ...(isCheck && !isCurrent ? [`${overview} is not current`] : []),
    ...readdirSync(`${root}docs/rules`)
      .filter((file) => file.endsWith(".md") && !known.has(file))
      .map((file) => `docs/rules/${file} is the page of no rule`),
  ];
}

function settlePage(root: string, rule: Rule, presets: Presets, isCheck: boolean): readonly string[] {
  const path = `docs/rules/${rule.name}.md`;
  if (!existsSync(root + path)) return [`${path} is missing`];
  const page = readFileSync(root + path, "utf8");
  const problems = [...pageProblems(rule.name, page), ...optionProblems(rule)].map((problem) => `${path}: ${problem}`);
  if (problems.length > 0) return problems;
  const isCurrent = settle(root, path, pageText(rule, page, presets), isCheck);
  return isCheck && !isCurrent ? [`${path} is not current`] : [];
}
