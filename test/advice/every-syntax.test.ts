import { cpSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { link } from "../../src/linter/linking/link.js";
import { literalOf } from "../../src/tree/index.js";
import { runsOf } from "../../tools/corpus/lint-folder.js";
import { runMain } from "../cli/run-main.js";
import { workspace } from "../workspace/workspace.js";

/** Stacks, modules and plans. */
const fixtures = [
  ...readdirSync("test/fixtures/pairs").flatMap((name) =>
    ["cloudformation", "terraform", "plan"].map((format) => `pairs/${name}/${format}`),
  ),
  ...readdirSync("test/fixtures/clean").map((name) => `clean/${name}`),
];

const fileOf = { cloudformation: "stack.yaml", terraform: "main.tf" } as const;

async function written(fixture: string, syntax: "json" | keyof typeof fileOf): Promise<string> {
  const cwd = workspace({});
  cpSync(join("test/fixtures", fixture), cwd, { recursive: true });
  const { status, stdout } = await runMain(cwd, ["policy", "--no-config", "--output", syntax]);
  expect(status).toBe(0);
  return stdout;
}

interface WrittenStatement {
  readonly Sid: string;
  readonly Action: string | readonly string[];
  readonly Resource: string | readonly string[];
}

function inJson(text: string): readonly string[] {
  const entries = JSON.parse(text) as readonly {
    readonly policies: readonly { readonly Statement: WrittenStatement[] }[];
  }[];
  return entries.flatMap(({ policies }) =>
    policies.flatMap(({ Statement }) =>
      Statement.map(({ Action, Resource, Sid }) => shown(Sid, [Action].flat(), [Resource].flat().length)),
    ),
  );
}

/** Each template has a text of its own. */
async function inFiles(text: string, name: string): Promise<readonly string[]> {
  const parts = text.split(/^(?=Resources:)/m).map((part, index) => [`${String(index)}/${name}`, part] as const);
  const linked = await Promise.all(runsOf(workspace(Object.fromEntries(parts))).map((run) => link(run)));
  const templates = linked.flatMap(({ project }) => project.templates);
  return templates.flatMap(({ documents }) =>
    documents.flatMap(({ document }) =>
      document.statements.flatMap(({ actions, resources, sid }) => {
        const words = (actions?.items ?? []).map(({ text: action }) => literalOf(action) ?? "");
        return sid ? [shown(literalOf(sid) ?? "", words, resources?.items.length ?? 0)] : [];
      }),
    ),
  );
}

function sorted(statements: readonly string[]): readonly string[] {
  return [...new Set(statements)].sort();
}

/** A statement with its actions and the number of its resources. */
function shown(sid: string, actions: readonly string[], resources: number): string {
  return `${sid}: ${[...actions].sort().join(", ")} on ${String(resources)}`;
}

/** A service, an action or an account that is not written, or a hole for what every syntax can refer to. */
const gap = /Service: *$(?!\n *-)|= \[\]|= ""$|<(?:partition|region|account)>/m;

describe("least policies in every syntax", () => {
  it.each(fixtures)("are the same, and whole, for %s", async (fixture) => {
    const expected = sorted(inJson(await written(fixture, "json")));
    for (const syntax of ["cloudformation", "terraform"] as const) {
      const text = await written(fixture, syntax);
      expect(sorted(await inFiles(text, fileOf[syntax]))).toEqual(expected);
      expect(text).not.toMatch(gap);
    }
  });
});
