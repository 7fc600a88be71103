import { isRole, policiesOf } from "../../../src/iam/index.js";
import { lint, rules, type LintMessage } from "../../../src/linter/index.js";
import { presetRules } from "../../../src/presets/index.js";
import { loadWasm } from "../../../src/workspace/index.js";
import { identityOf } from "../../../src/tree/index.js";
import { resourcesOf, resourceText, type Format } from "./fixture.js";
import type { FixtureStatement } from "./role.js";
import { trusted } from "./rows.js";
import type { Shape } from "./shapes.js";
import { cloudFormation } from "./write-cloudformation.js";
import { terraform } from "./write-terraform.js";

/** How a policy can be written. */
export interface Writing {
  readonly name: string;
  readonly format: Format;
  readonly isApart: boolean;
}

export const writings: readonly Writing[] = [
  { name: "inline policy", format: "cloudformation", isApart: false },
  { name: "managed policy", format: "cloudformation", isApart: true },
  { name: "`jsonencode`", format: "terraform", isApart: false },
  { name: "data document", format: "terraform", isApart: true },
];

/** What a unit says, and what its role may do by itself: an action and a resource a line. */
export interface UnitOutcome {
  readonly messages: readonly LintMessage[];
  readonly granted: ReadonlySet<string>;
  /** Names of the AWS managed policies that its role has. */
  readonly managed: readonly string[];
}

/** Rules that speak of what a role lacks, or has not to be named for. */
export const asked = ["role-permissions", "account-role-policy", "account-role-stale-policy", "role-trust"];

const ruling = new Map([...presetRules("all")].filter(([name]) => asked.includes(name)));

/** The text of a shape whose role has some statements; `undefined`: the format has no place for it. */
export function textOf(shape: Shape, writing: Writing, statements: readonly FixtureStatement[]): string | undefined {
  const { setting, use } = shape;
  const variant = shape.variants[writing.format];
  if (!variant) return undefined;
  const role = {
    ...(use.roleProp === null && use.roleName !== null && { name: use.roleName }),
    isApart: writing.isApart,
    services: trusted(use).map((service) => resourceText(service)),
    statements,
  };
  const write = writing.format === "cloudformation" ? cloudFormation : terraform;
  return write(resourcesOf(variant, setting), role, setting, true);
}

/** Lints texts of a format, all in one run; roles that DMS finds by their names each in a run of its own. */
export async function lintAll(
  texts: readonly string[],
  format: Format,
  isByName: boolean,
): Promise<readonly UnitOutcome[]> {
  if (!isByName) return lintTogether(texts, format);
  const found: UnitOutcome[] = [];
  for (const text of texts) found.push(...(await lintTogether([text], format)));
  return found;
}

async function lintTogether(texts: readonly string[], format: Format): Promise<readonly UnitOutcome[]> {
  const name = format === "cloudformation" ? "stack.json" : "main.tf";
  const files = new Map(texts.map((text, index) => [`${String(index)}/${name}`, text]));
  const { results, model } = await lint({
    units: [...files.keys()].map((file, index) => ({
      kind: format,
      path: format === "cloudformation" ? file : String(index),
      files: [file],
      rules: ruling,
      settings: { existingRoles: [], callerPolicies: [], regions: [], partialPolicies: [] },
      values: { parameters: {}, variables: {} },
    })),
    reader: {
      read: (path) => files.get(path),
      list: (folder) => [`${folder}/${name}`].filter((path) => files.has(path)),
    },
    loadWasm,
    rules,
  });
  const messages = new Map(results.map((result) => [result.filePath, result.messages]));
  const templates = new Map(model.templates.map((template) => [template.path, template]));
  return [...files.keys()].map((file, index) => {
    const template = templates.get(format === "cloudformation" ? file : String(index));
    const documents = template ? documentsOf(model, template) : [];
    const managed = [...model.awsManagedPolicies]
      .map(([name, policy]) => [name, policy.document] as const)
      .filter(([, policy]) => documents.includes(policy));
    return {
      messages: messages.get(file) ?? [],
      // What the unit is called does not matter.
      granted: new Set(linesOf(documents, managed).map((line) => line.replaceAll(`${template?.path ?? ""}#`, "#"))),
      managed: managed.map(([name]) => name),
    };
  });
}

type Model = Awaited<ReturnType<typeof lint>>["model"];
type Document = ReturnType<typeof policiesOf>["documents"][number]["document"];

function documentsOf(model: Model, template: Model["templates"][number]): readonly Document[] {
  const roles = template.principals.filter(isRole);
  return roles.flatMap((role) => policiesOf(model, template, role).documents).map(({ document }) => document);
}

function linesOf(documents: readonly Document[], managed: readonly (readonly [string, Document])[]): readonly string[] {
  return documents
    .filter((document) => !managed.some(([, policy]) => policy === document))
    .flatMap(({ statements }) => statements)
    .flatMap(({ actions, resources }) =>
      (actions?.items ?? []).flatMap((action) =>
        (resources?.items ?? []).map(({ text }) => `${identityOf(action.text)} ${identityOf(text)}`),
      ),
    );
}

/** The text after the first suggestion of a finding. */
export function suggested(text: string, message: LintMessage | undefined): string | undefined {
  const fixes = message?.suggestions?.[0]?.fixes;
  if (!fixes) return undefined;
  return [...fixes]
    .sort((one, other) => other.range[0] - one.range[0])
    .reduce(
      (changed, { range, text: inserted }) => changed.slice(0, range[0]) + inserted + changed.slice(range[1]),
      text,
    );
}
