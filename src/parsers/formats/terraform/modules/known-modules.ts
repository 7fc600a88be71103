import { loadTerraformModules, type TerraformModule } from "../../../../knowledge/index.js";
import type { HclBlock, HclFile } from "../../../syntax/hcl/hcl-ast.js";
import { bodyOfTree } from "../../../syntax/hcl/hcl-json.js";
import type { HclReader } from "../../../syntax/hcl/hcl-reader.js";
import { nodeOfValue } from "../../../syntax/plain-nodes.js";
import { argumentIn, declarationsOf } from "./declarations.js";
import { notWritten } from "./layout.js";
import { calledText, type Caller } from "./module-source.js";
import type { ModuleSource } from "./scope.js";

/**
 * A public module with known inputs, for a call whose module is not here. All its nodes have the location of the call.
 */
export async function knownModule(block: HclBlock, caller: Caller, hcl: HclReader): Promise<ModuleSource | undefined> {
  const source = calledText(block, "source", caller);
  const constraint = argumentIn(block.body, "version")?.value;
  const version = calledText(block, "version", caller);
  // Which version an expression asks for is not known here.
  if (source === undefined || (constraint && version === undefined)) return undefined;
  const found = (await loadTerraformModules()).find((module) => isOf(module, source, version));
  if (!found) return undefined;
  const location = notWritten(block.header);
  const body = bodyOfTree(nodeOfValue(found.module, location), (text, at) => hcl.readTemplateText(text, at));
  const file: HclFile = { file: location.file, body, problems: [], comments: [], isExact: true };
  return {
    folder: caller.folder,
    declarations: declarationsOf([file]),
    settings: new Map(),
    calls: new Map(),
    isDocumented: true,
  };
}

const onGithub =
  /^(?:git::)?(?:https:\/\/|ssh:\/\/git@|git@)?github\.com[:/]([\w.-]+\/[\w-]+)(?:\.git)?(?:\/\/([^?]*))?(?:\?(.*))?$/;

/** Whether a call names this module, in the registry or by its repository, with a major version that is known. */
function isOf({ majors, ...module }: TerraformModule, source: string, version: string | undefined): boolean {
  const isAllowed = (constraint: string | undefined): boolean =>
    constraint === undefined || majors.some((major) => allows(constraint, major));
  const name = source.replace(/^registry\.(?:terraform\.io|opentofu\.org)\//, "");
  if (name === module.source) return isAllowed(version);
  const [, path, folder = "", query = ""] = onGithub.exec(source) ?? [];
  const [, reference] = /(?:^|&)ref=([^&]*)/.exec(query) ?? [];
  const [, ownFolder = ""] = module.source.split("//");
  return path === module.repository && folder.replace(/\/$/, "") === ownFolder && isAllowed(reference);
}

/** Whether the newest version that a constraint allows may have a certain major version. A commit is no constraint. */
function allows(constraint: string, major: number): boolean {
  return constraint.split(",").every((part) => {
    const [, operator = "", number] = /^(>=|>|~>|<=|<|=|!=)?\s*v?(\d+)(?:$|[.\s])/.exec(part.trim()) ?? [];
    if (number === undefined) return false;
    const named = Number(number);
    if (operator === "!=") return true;
    if (operator === ">=" || operator === ">") return named <= major;
    if (operator === "<") return named > major;
    return named === major;
  });
}
