import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { lintFiles } from "../../src/index.js";
import { dmsProperties } from "../../src/knowledge/index.js";
import { rules } from "../../src/rules/index.js";
import { failures, type Failure } from "../../tools/coverage/failures.js";
import { fixtureFolder, fixtureNames, fixturesOf } from "../../tools/coverage/fixtures.js";

const root = fileURLToPath(new URL("../../", import.meta.url));
const built = new Set(rules.map(({ name }) => name));

function builtRulesOf({ rules: names }: Failure): readonly string[] {
  return names.filter((name) => built.has(name));
}

/** A line a finding: `role-permissions 12: message`. */
async function findingsIn(folder: string, preset: "recommended" | "all"): Promise<readonly string[]> {
  const results = await lintFiles(folder, { cwd: folder, preset });
  expect(results.length).toBeGreaterThan(0);
  return results.flatMap(({ messages }) =>
    messages.map(({ ruleId, line, message }) => `${ruleId ?? "syntax"} ${line}: ${message}`),
  );
}

function isBy(finding: string, names: readonly string[]): boolean {
  return names.some((name) => finding.startsWith(`${name} `));
}

describe("the failures that people meet", () => {
  it("are all there", () => {
    expect(failures.map(({ id }) => id)).toEqual(
      Array.from({ length: 62 }, (_, index) => `F${String(index + 1).padStart(2, "0")}`),
    );
  });

  it("are what the fixtures are for", () => {
    const ids = failures.map(({ id }) => id);
    expect(fixtureNames(root).filter((name) => !ids.includes(name))).toEqual([]);
  });

  const told = failures.filter((failure) => failure.certainty !== "account" && builtRulesOf(failure).length > 0);

  it.each(told.map((failure) => [failure.id, failure] as const))("%s has a fixture in each format", (id, failure) => {
    const formats = ["cloudformation", "terraform"] as const;
    const given = dmsProperties.find((property) => property.id === failure.property);
    const possible = formats.filter((format) => given?.[format === "terraform" ? format : "cfn"].length !== 0);
    expect(fixturesOf(root, id)).toEqual(expect.arrayContaining(possible));
    // Where a format has no place for it, the page says why.
    expect(failure.reason !== undefined).toBe(possible.length < formats.length);
  });
});

const cases = failures.flatMap((failure) => {
  const names = builtRulesOf(failure);
  const formats = names.length > 0 ? fixturesOf(root, failure.id) : [];
  return formats.map((format) => [failure.id, format, names] as const);
});

describe.each(cases)("%s in %s", (id, format, names) => {
  it("is found", async () => {
    const found = await findingsIn(fixtureFolder(root, id, format, "failing"), "all");
    expect(found.filter((finding) => isBy(finding, names))).not.toEqual([]);
  });

  it("is not found where it is mended, and nothing else is", async () => {
    const folder = fixtureFolder(root, id, format, "clean");
    const found = await findingsIn(folder, "all");
    expect(found.filter((finding) => isBy(finding, names))).toEqual([]);
    expect(await findingsIn(folder, "recommended")).toEqual([]);
  });
});
