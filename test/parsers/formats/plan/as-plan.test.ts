import { cpSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { lintFiles, type LintResult } from "../../../../src/index.js";
import { workspaceReader } from "../../../../src/workspace/units/reader.js";
import { workspace } from "../../../workspace/workspace.js";
import { fixtureFolders, fixturePath, mainRules } from "../../../rules/fixture-run.js";
import { asPlan, type State } from "./as-plan.js";

/** Modules that are right, or that look wrong. */
const folders = ["clean", "traps"]
  .flatMap((group) => fixtureFolders(group).map((name) => fixturePath(group, name)))
  .flatMap((path) => [path, join(path, "terraform")])
  .filter((path) => existsSync(path) && statSync(path).isDirectory())
  .filter((path) => readdirSync(path).some((file) => /\.tf(?:\.json)?$/.test(file)));

const shown = (path: string): string => path.slice(path.indexOf("fixtures/") + "fixtures/".length);
const cases = folders.flatMap((folder) =>
  (["new", "there"] as const).map((state) => [shown(folder), state, folder] as const),
);

describe("a module's plan", () => {
  it("is made of many modules", () => {
    expect(folders.length).toBeGreaterThan(20);
  });

  it.each(cases)("%s, %s: the plan alone gives nothing that the module does not", async (_name, state, folder) => {
    const { config, module, plan } = await planIn(folder, state);
    const alone = workspace({ ...config, "plan.json": plan });
    const inSource = new Set(fingerprints(await lintFiles(module, { cwd: module })));
    const inPlan = fingerprints(await lintFiles(alone, { cwd: alone }));
    expect(inPlan.filter((one) => !inSource.has(one))).toEqual([]);
  });

  const wrong = fixtureFolders("pairs").flatMap((name) =>
    (["new", "there"] as const).map((state) => [name, state] as const),
  );
  it.each(wrong)("%s, %s: the plan alone gives all that the module does", async (name, state) => {
    const { module, plan } = await planIn(join(fixturePath("pairs", name), "terraform"), state);
    const alone = workspace({ "plan.json": plan });
    const inSource = identities(await lintFiles(module, { cwd: module }));
    expect(inSource.length).toBeGreaterThan(0);
    expect(identities(await lintFiles(alone, { cwd: alone }))).toEqual(inSource);
  });

  it.each(cases)("%s, %s: with the plan the module gives the same", async (_name, state, folder) => {
    const { module, plan } = await planIn(folder, state);
    const before = fingerprints(await lintFiles(module, { cwd: module }));
    writeFileSync(join(module, "plan.json"), plan);
    expect(fingerprints(await lintFiles(module, { cwd: module }))).toEqual(before);
  });
});

interface PlanOfModule {
  readonly module: string;
  readonly plan: string;
  /** The config that rules the fixture. */
  readonly config: Readonly<Record<string, string>>;
}

/** A copy of a module on disk, and its plan. */
async function planIn(folder: string, state: State): Promise<PlanOfModule> {
  const name = "dmslint.config.yaml";
  const path = [folder, dirname(folder)].map((place) => join(place, name)).find((place) => existsSync(place));
  const config: Readonly<Record<string, string>> = path === undefined ? {} : { [name]: readFileSync(path, "utf8") };
  const module = workspace({ ".git/HEAD": "", ...config });
  cpSync(folder, module, { recursive: true });
  return { module, config, plan: await asPlan(module, workspaceReader([{ folder: module, isWhole: true }]), state) };
}

/** Rule, address and fingerprint of what the rules of the main job found. */
function identities(results: readonly LintResult[]): readonly string[] {
  return fingerprints(results).map((one) => one.slice(0, one.indexOf(":")));
}

/** Findings of the rules of the main job, and syntax errors. */
function fingerprints(results: readonly LintResult[]): readonly string[] {
  const messages = results.flatMap((result) => result.messages);
  return messages
    .filter(({ ruleId }) => ruleId === null || mainRules.includes(ruleId))
    .map(({ address, fingerprint, message, ruleId }) => `${ruleId ?? "syntax"} ${address} ${fingerprint}: ${message}`)
    .sort();
}
