import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { permissionGraph, type PermissionGraph } from "../../src/graph/index.js";
import { isFailure } from "../../src/source/index.js";
import { lintWorkspace, openWorkspace, type LintOutcome } from "../../src/workspace/index.js";
import { corpus, hasCorpus } from "../parsers/corpus.js";

/** What the rules find, and what the graph shows in their place. */
const pairs: readonly {
  readonly name: string;
  readonly rules: readonly (readonly [string, ...(readonly string[])])[];
  readonly isShown: (graph: PermissionGraph) => boolean;
}[] = [
  { name: "roles that nothing may assume", rules: [["role-trust", "untrusted"]], isShown: hasUntrusted },
  { name: "missing account roles", rules: [["account-role-present"], ["account-role-name"]], isShown: hasAbsent },
  { name: "roles that are not named", rules: [["role-present", "missing"]], isShown: hasUnset },
  { name: "missing order", rules: [["account-role-order"]], isShown: has("waits for", "missing") },
  {
    name: "roles that the caller may not pass",
    rules: [["pass-role", "missingForRole", "denied"]],
    isShown: has("passes", "missing"),
  },
  { name: "surplus", rules: [["role-scope", "unneeded", "actions", "resources", "both"]], isShown: hasSurplus },
];

function has(relation: string, state: string) {
  return ({ edges }: PermissionGraph): boolean =>
    edges.some((edge) => edge.relation === relation && edge.state === state);
}

function hasUntrusted({ edges }: PermissionGraph): boolean {
  return edges.some(({ parts }) => parts.some(({ reason = "" }) => reason.startsWith("the trust policy does not let")));
}

function hasAbsent({ nodes }: PermissionGraph): boolean {
  return nodes.some(({ type }) => type === "role, missing");
}

function hasUnset({ nodes }: PermissionGraph): boolean {
  return nodes.some(({ type }) => type === "role, not named");
}

function hasSurplus({ edges }: PermissionGraph): boolean {
  return edges.some(({ parts }) => parts.some(({ state }) => state === "surplus"));
}

interface Judged {
  readonly outcome: LintOutcome;
  readonly graph: PermissionGraph;
}

/** Lints a folder and draws its graph. `undefined`: there is nothing to lint in it. */
async function judged(path: string): Promise<Judged | undefined> {
  const workspace = await openWorkspace(
    { paths: [path] },
    {
      cwd: process.cwd(),
      config: { use: "none" },
      preset: "all",
      rules: [],
      plugins: { use: "none" },
      values: { vars: [], varFiles: [], parameterFiles: [] },
    },
  );
  if (isFailure(workspace)) return undefined;
  const options = { fix: "none", errorsOnly: false, useDirectives: false, reportUnusedDirectives: false } as const;
  const outcome = await lintWorkspace(workspace, options);
  const settings = new Map(workspace.units.map((unit) => [unit.path, unit.settings]));
  const units = outcome.model.templates.flatMap((template) => {
    const own = settings.get(template.path);
    return own ? [{ template, settings: own }] : [];
  });
  return { outcome, graph: permissionGraph({ project: outcome.model, services: outcome.services, units }) };
}

function isReported({ results }: LintOutcome, rules: (typeof pairs)[number]["rules"]): boolean {
  return results.some(({ messages }) =>
    messages.some(({ messageId, ruleId }) =>
      rules.some(([name, ...ids]) => name === ruleId && (ids.length === 0 || ids.includes(messageId ?? ""))),
    ),
  );
}

const folders = [
  ...["examples/cloudformation", "examples/terraform"],
  ...["traps", "clean", "linking"].flatMap((name) => foldersIn(`test/fixtures/${name}`)),
  ...(hasCorpus ? foldersIn(join(corpus, "dms")) : []),
];

function foldersIn(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? [join(folder, entry.name)] : [],
  );
}

describe("the graph and the rules", () => {
  it.each(folders)("say the same of %s", async (folder) => {
    const found = await judged(folder);
    if (!found) return;
    const { graph, outcome } = found;
    const said = pairs.filter(({ rules }) => isReported(outcome, rules)).map(({ name }) => name);
    expect(pairs.filter(({ isShown }) => isShown(graph)).map(({ name }) => name)).toEqual(said);
  });
});
