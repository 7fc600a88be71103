import { readdirSync } from "node:fs";

/** The names of all rules in alphabetical order. They are the names of the files. */
export function ruleNames(root: string): readonly string[] {
  return readdirSync(`${root}src/rules`)
    .filter((file) => file.endsWith(".ts") && file !== "index.ts")
    .map((file) => file.slice(0, -".ts".length))
    .sort();
}

export function isRuleName(name: string): boolean {
  return /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(name) && name !== "index";
}
