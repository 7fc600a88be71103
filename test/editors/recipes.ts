import { mkdirSync, readFileSync, symlinkSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect } from "vitest";
import { workspace } from "../workspace/workspace.js";

export const root = fileURLToPath(new URL("../../", import.meta.url));

/** The code of a language in a section of docs/editors.md: what people are told to write. */
export function recipe(section: string, language: string): string {
  const page = readFileSync(`${root}docs/editors.md`, "utf8");
  const lines = page.split("\n");
  const start = lines.findIndex((line) => /^#+ /.test(line) && line.replace(/^#+ /, "") === section);
  expect(start, `docs/editors.md has no section ${section}`).toBeGreaterThanOrEqual(0);
  const end = lines.findIndex((line, index) => index > start && /^#{2,} /.test(line));
  const text = lines.slice(start, end < 0 ? undefined : end).join("\n");
  const blocks = [...text.matchAll(/^```(\w+)\n(.*?)^```$/gms)].filter(([, name]) => name === language);
  expect(blocks, `the section ${section} has no ${language}`).not.toEqual([]);
  return blocks.map(([, , code = ""]) => code).join("\n");
}

/** A folder with files and with the command `dmslint`, and the environment of a user who has nothing else. */
export function home(files: Readonly<Record<string, string>>): {
  readonly folder: string;
  readonly env: Readonly<Record<string, string | undefined>>;
} {
  const folder = workspace(files);
  mkdirSync(join(folder, "bin"));
  symlinkSync(`${root}bin/dmslint.js`, join(folder, "bin/dmslint"));
  const places = Object.fromEntries(
    ["CONFIG_HOME", "DATA_HOME", "STATE_HOME", "CACHE_HOME"].map((name) => [`XDG_${name}`, join(folder, name)]),
  );
  const path = `${join(folder, "bin")}${delimiter}${process.env.PATH ?? ""}`;
  return { folder, env: { ...process.env, ...places, HOME: folder, PATH: path } };
}
