import { callersOf, policyHoldersIn, type CallerSearch, type PolicyHolder } from "../../src/dms/index.js";
import { policiesFrom } from "../../src/iam/index.js";
import type { Project, Template } from "../../src/model/index.js";
import { parseUnit } from "../../src/parsers/index.js";
import { loadWasm } from "../../src/workspace/files/wasm.js";
import { always } from "../../src/tree/index.js";
import { documentsFrom, type Json } from "../iam/build.js";
import { projectOf } from "../iam/project.js";

/** A policy document with these statements. `Allow dms:* on *` is one. */
export function policyWith(...statements: readonly Json[]): string {
  return JSON.stringify({ Version: "2012-10-17", Statement: statements.map(statementFrom) });
}

function statementFrom(statement: Json): Json {
  if (typeof statement !== "string") return statement;
  const [, effect = "", actions = "", resources = ""] = /^(Allow|Deny) (.+) on (.+)$/.exec(statement) ?? [];
  return { Effect: effect, Action: actions.split(", "), Resource: resources.split(", ") };
}

/** Templates of a run, and policy files beside them. */
export async function runOf(
  templates: Readonly<Record<string, string>>,
  policies: Readonly<Record<string, string>> = {},
): Promise<Project> {
  const project = await projectOf(templates);
  const reader = { read: (path: string) => policies[path], list: () => [] };
  const files = Object.keys(policies).map((path) =>
    parseUnit({ kind: "policy", path, files: [path] }, { reader, values: { parameters: {}, variables: {} }, loadWasm }),
  );
  return { ...project, templates: [...project.templates, ...(await Promise.all(files))] };
}

export function templateAt(project: Project, path: string): Template {
  const template = project.templates.find((one) => one.path === path);
  if (!template) throw new Error(`there is no template ${path}`);
  return template;
}

/** A search in a run, where settings name these policies of the caller. */
export function searchIn(project: Project, settings: Partial<CallerSearch["settings"]> = {}): CallerSearch {
  return { project, settings: { callerPolicies: [], partialPolicies: [], ...settings } };
}

/** The only holder of policies in a file. */
export async function holderOf(
  policy: string,
  settings?: Partial<CallerSearch["settings"]>,
  templates: Readonly<Record<string, string>> = {},
): Promise<PolicyHolder> {
  const project = await runOf(templates, { "caller.json": policy });
  const [holder] = policyHoldersIn(searchIn(project, settings), templateAt(project, "caller.json"));
  if (!holder) throw new Error("the policy has no holder");
  return holder;
}

/** How people would name the callers in a template. */
export function callerNames(search: CallerSearch, path: string): readonly string[] {
  return callersOf(search, templateAt(search.project, path)).map(nameOf);
}

export function nameOf({ principal, own }: PolicyHolder): string {
  return principal?.logicalName ?? own.map(({ address }) => address.replace("Resources.", "")).join();
}

/** A caller of which only these policies are known, each a list of statements. */
export function callerWith(...policies: readonly (readonly Json[])[]): PolicyHolder {
  const documents = policies.flatMap((statements) => documentsFrom(statements));
  const own = documents.map((document) => ({ document, when: always, address: "" }));
  return { own, isNamed: false, policies: policiesFrom(documents), generalPolicies: new Set() };
}
