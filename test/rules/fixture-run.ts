import { existsSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { lintFiles, type LintResult } from "../../src/index.js";
import type { PresetName } from "../../src/presets/index.js";

/** The rules of the main job; fixtures are written for these. */
export const mainRules: readonly string[] = [
  "account-role-name",
  "account-role-order",
  "account-role-policy",
  "account-role-present",
  "pass-role",
  "pass-role-scope",
  "role-permissions",
  "role-trust",
];

const fixtures = fileURLToPath(new URL("../fixtures/", import.meta.url));

export function fixtureFolders(group: string): readonly string[] {
  return namesIn(`${fixtures}${group}`);
}

export function fixturePath(group: string, folder: string): string {
  return `${fixtures}${group}/${folder}`;
}

/** What can be linted in a folder of fixtures: templates, modules and policies, without what only they read. */
export function unitsIn(group: string, folder: string): readonly string[] {
  const path = fixturePath(group, folder);
  return existsSync(path) ? namesIn(path).filter((name) => /^(cloudformation|terraform|policy)/.test(name)) : [];
}

/** Lints one unit of a fixture by itself, with the config that lies beside it. */
export function lintFixture(
  group: string,
  folder: string,
  unit: string,
  preset: PresetName,
): Promise<readonly LintResult[]> {
  return lintFiles(`${fixturePath(group, folder)}/${unit}`, { cwd: fixtures, preset });
}

/** Syntax errors, and what the rules of the main job found, a line each. */
export function findingsIn(results: readonly LintResult[]): readonly string[] {
  return results.flatMap(({ messages }) =>
    messages
      .filter(({ ruleId }) => ruleId === null || mainRules.includes(ruleId))
      .map(({ line, column, ruleId, message }) => `${line}:${column} ${ruleId ?? "syntax"}: ${message}`),
  );
}

/** What the rules of the main job could not judge: `role-trust Resources.Target: reason`. */
export function notJudgedIn(results: readonly LintResult[]): readonly string[] {
  return results.flatMap(({ notJudged }) =>
    notJudged
      .filter(({ ruleId }) => ruleId === null || mainRules.includes(ruleId))
      .map(({ ruleId, address, reason }) => `${ruleId ?? "every rule"} ${address}: ${reason}`),
  );
}

function namesIn(path: string): readonly string[] {
  return readdirSync(path).sort();
}
