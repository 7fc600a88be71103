import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import { workspace } from "../workspace/workspace.js";
import { runMain, type Run } from "./run-main.js";
import { passesAll, unordered, withoutRole } from "./templates.js";

export const marker = "the kept output\n";

/** The file of the only run that a folder keeps. */
export function keptFile(folder: string): string {
  const names = readdirSync(folder);
  expect(names).toHaveLength(1);
  return join(folder, names.join());
}

/** Changes a kept run as dmslint would have written it. */
export function changeRun(path: string, change: (run: object) => object): void {
  const { run } = JSON.parse(readFileSync(path, "utf8")) as { readonly run: object };
  const changed = JSON.stringify(change(run));
  const hash = createHash("sha256").update(changed).digest("base64");
  writeFileSync(path, `{"sha256":"${hash}","run":${changed}}\n`);
}

/** Puts other words into all kept runs, so that one sees when they are given again. */
export function markRuns(folder: string): void {
  for (const name of readdirSync(folder).filter((one) => one.endsWith(".dmslint-run.json")))
    changeRun(join(folder, name), (run) => ({ ...run, stdout: marker }));
}

interface Trial {
  readonly cwd: string;
  readonly folder: string;
  readonly run: (...argv: readonly string[]) => Promise<Run>;
}

export function trial(files: Readonly<Record<string, string>>): Trial {
  const cwd = workspace({ ".git/HEAD": "", ...files });
  const folder = workspace({});
  return {
    cwd,
    folder,
    run: (...argv) => runMain(cwd, ["--cache", "--cache-location", folder, ...argv]),
  };
}

export const project = {
  "stack.yaml": unordered,
  "other.yaml": withoutRole,
  "policies/policy.json": passesAll,
  "module/main.tf": 'variable "name" {}\n\nresource "aws_iam_role" "r" {\n  name = var.name\n}\n',
};
