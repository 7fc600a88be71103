import { isFailure, ownValue, sole } from "../source/index.js";
import { lint, type LintOutcome, type LintRun, type LintUnit } from "../linter/index.js";
import {
  endsWithOne,
  formatByName,
  formatsByName,
  readAccount,
  recognise,
  unitForms,
  type FileReader,
} from "../parsers/index.js";
import { loadWasm } from "../workspace/index.js";
import type { Rule } from "../rule-kit/index.js";
import type { ValidCase } from "./cases.js";

/** The texts of the files of a case, by path. */
export type CaseFiles = Readonly<Record<string, string>>;

export function filenameOf(one: ValidCase): string {
  return one.filename ?? "stack.yaml";
}

export function filesOf(one: ValidCase): CaseFiles {
  return { ...one.files, [filenameOf(one)]: one.template };
}

/** Lints the files of a case, perhaps with changed texts, with one rule. */
export function lintCase(
  rule: Rule,
  one: ValidCase,
  files: CaseFiles,
  fix: NonNullable<LintRun["fix"]>,
): Promise<LintOutcome> {
  const settings = settingsOf(one);
  const values = valuesOf(one, settings);
  const rules = new Map([[rule.name, { severity: "error", options: one.options ?? {} } as const]]);
  return lint({
    units: unitsOf(files).map((unit) => ({ ...unit, rules, settings, values })),
    reader: readerOf(files),
    loadWasm,
    rules: [rule],
    fix,
    editProof: "proved",
    accounts: accountsOf(one),
    ...(one.policyType && { policyType: one.policyType }),
  });
}

function accountsOf({ account, name }: ValidCase): NonNullable<LintRun["accounts"]> {
  if (account === undefined) return [];
  const read = readAccount("account.json", JSON.stringify(account));
  if (isFailure(read)) throw new Error(`${name}: ${read.message}`);
  return [read];
}

function settingsOf(one: ValidCase): LintUnit["settings"] {
  return { existingRoles: [], callerPolicies: [], regions: [], partialPolicies: [], ...one.settings };
}

/** The region, account and partition from the settings are also values, as in a real run. */
function valuesOf(one: ValidCase, { regions, account, partition }: LintUnit["settings"]): LintUnit["values"] {
  const region = sole(regions);
  return {
    parameters: {},
    variables: {},
    ...(region !== undefined && { region }),
    ...(account !== undefined && { account }),
    ...(partition !== undefined && { partition }),
    ...one.values,
  };
}

function readerOf(files: CaseFiles): FileReader {
  const paths = Object.keys(files);
  return {
    read: (path) => ownValue(files, path),
    list: (folder) => paths.filter((path) => folderOf(path) === folder),
  };
}

function folderOf(path: string): string {
  const slash = path.lastIndexOf("/");
  return slash === -1 ? "." : path.slice(0, slash);
}

type CaseUnit = Pick<LintUnit, "kind" | "path" | "files">;

/** One unit for each template, and for each module that no other module of the case calls. */
function unitsOf(files: CaseFiles): readonly CaseUnit[] {
  const paths = Object.keys(files);
  const sources = paths.filter((path) => formatByName(path) !== undefined);
  const called = new Set(sources.flatMap((path) => calledFolders(path, ownValue(files, path) ?? "")));
  const folders = [...new Set(sources.map(folderOf))].filter((folder) => !called.has(folder));
  const modules = folders.flatMap((path) =>
    formatsByName.flatMap(({ endings, format }): readonly CaseUnit[] => {
      const own = sources.filter((source) => folderOf(source) === path && endsWithOne(source, endings));
      return own.length === 0 ? [] : [{ kind: format, path, files: own }];
    }),
  );
  const documents = paths.flatMap((path): CaseUnit[] => {
    const kind = sources.includes(path) ? undefined : recognise(path, ownValue(files, path) ?? "");
    // If there are Terraform modules, they read such a policy, and it is judged there.
    return kind === undefined || (unitForms[kind].isReadByModules && modules.length > 0)
      ? []
      : [{ kind, path, files: [path] }];
  });
  return [...modules, ...documents];
}

function calledFolders(path: string, text: string): string[] {
  return [...text.matchAll(/^[ \t]*"?source"?[ \t]*[=:]\s*"(\.\.?\/[^"]*)"/gm)].map((match) =>
    joined(folderOf(path), match[1] ?? ""),
  );
}

function joined(folder: string, relative: string): string {
  const steps = folder === "." ? [] : folder.split("/");
  for (const step of relative.split("/")) {
    if (step === "..") steps.pop();
    else if (step !== "." && step !== "") steps.push(step);
  }
  return steps.length === 0 ? "." : steps.join("/");
}
