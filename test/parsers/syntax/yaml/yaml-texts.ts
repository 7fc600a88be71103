import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { filesIn, type TextFile } from "../../corpus.js";

/** The YAML files of our fixtures and examples. */
export function fixtureTexts(): readonly TextFile[] {
  return ["test/fixtures", "examples"].flatMap((folder) => filesIn(folder)).filter(isYaml);
}

/** Whether a file is read as YAML: it does not begin like JSON. */
export function isYaml({ text }: TextFile): boolean {
  return !/^\s*[{[]/.test(text);
}

/** The YAML examples on the pages of the rules. */
export function exampleTexts(): readonly TextFile[] {
  const folder = "docs/rules";
  return readdirSync(folder).flatMap((name) => {
    const page = readFileSync(join(folder, name), "utf8");
    return [...page.matchAll(/^```ya?ml[^\n]*\n(.*?)^```/gms)].map(([, text = ""]) => ({ path: name, text }));
  });
}
