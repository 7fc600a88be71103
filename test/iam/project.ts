import { link } from "../../src/linter/linking/link.js";
import type { Project, Role, Template } from "../../src/model/index.js";
import { readAccount, type AccountFile } from "../../src/parsers/account/index.js";
import type { Values } from "../../src/parsers/index.js";
import { isFailure } from "../../src/source/index.js";
import { loadWasm } from "../../src/workspace/files/wasm.js";

/**
 * Files of one run by path, linked as the linter does: each `.yaml` is a template, each folder with `.tf` a module, each
 * `.json` says what the account has.
 */
export async function projectOf(
  files: Readonly<Record<string, string>>,
  values: Partial<Values> = {},
): Promise<Project> {
  const folderOf = (path: string): string => (path.includes("/") ? path.slice(0, path.lastIndexOf("/")) : ".");
  const paths = Object.keys(files);
  const modules = [...new Set(paths.filter((path) => path.endsWith(".tf")).map(folderOf))];
  const shared = { rules: new Map(), settings, values: { parameters: {}, variables: {}, ...values } };
  const units = [
    ...paths
      .filter((path) => path.endsWith(".yaml"))
      .map((path) => ({ kind: "cloudformation", path, files: [path], ...shared }) as const),
    ...modules.map((path) => {
      const own = paths.filter((file) => folderOf(file) === path);
      return { kind: "terraform", path, files: own, ...shared } as const;
    }),
  ];
  const reader = {
    read: (path: string) => files[path],
    list: (folder: string) => paths.filter((path) => folderOf(path) === folder),
  };
  const accounts = paths.filter((path) => path.endsWith(".json")).map((path) => accountOf(path, files[path] ?? ""));
  const { project } = await link({ units, accounts, reader, loadWasm, rules: [] });
  const problems = project.templates.flatMap((template) => template.problems);
  if (problems.length > 0) throw new Error(problems.map(({ message }) => message).join("; "));
  return project;
}

function accountOf(path: string, text: string): AccountFile {
  const read = readAccount(path, text);
  if (isFailure(read)) throw new Error(read.message);
  return read;
}

const settings = { existingRoles: [], caller: "iac", callerPolicies: [], regions: [], partialPolicies: [] } as const;

/** A role of the run by its logical id or label. */
export function roleIn(project: Project, name: string): { readonly role: Role; readonly template: Template } {
  for (const template of project.templates) {
    const role = template.principals.find((one): one is Role => one.kind === "Role" && one.logicalName === name);
    if (role) return { role, template };
  }
  throw new Error(`there is no role ${name}`);
}
