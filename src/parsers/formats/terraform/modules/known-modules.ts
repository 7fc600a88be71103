import { terraformModules, type TerraformModule } from "../../../../knowledge/index.js";
import type { HclBlock, HclFile } from "../../../syntax/hcl/hcl-ast.js";
import { bodyOfTree } from "../../../syntax/hcl/hcl-json.js";
import type { HclReader } from "../../../syntax/hcl/hcl-reader.js";
import { nodeOfValue } from "../../../syntax/plain-nodes.js";
import { argumentIn, declarationsOf } from "./declarations.js";
import { notWritten } from "./layout.js";
import { literalIn } from "./literals.js";
import type { ModuleSource } from "./scope.js";

/**
 * A public module with known inputs, for a call whose module is not here. All its nodes have the location of the call.
 */
export function knownModule(block: HclBlock, folder: string, hcl: HclReader): ModuleSource | undefined {
  const source = literalIn(argumentIn(block.body, "source")?.value);
  const version = literalIn(argumentIn(block.body, "version")?.value);
  const found = terraformModules().find((module) => source !== undefined && isOf(module, source, version));
  if (!found) return undefined;
  const location = notWritten(block.header);
  const body = bodyOfTree(nodeOfValue(found.module, location), (text, at) => hcl.readTemplateText(text, at));
  const file: HclFile = { file: location.file, body, problems: [], comments: [], isExact: true };
  return { folder, declarations: declarationsOf([file]), settings: new Map(), calls: new Map() };
}

/** Whether a call names this module, in the registry or by its repository, with the major version that is known. */
function isOf(module: TerraformModule, source: string, version: string | undefined): boolean {
  const name = source.replace(/^registry\.(?:terraform\.io|opentofu\.org)\//, "");
  if (name === module.source) return version === undefined || allows(version, module.major);
  const repository =
    /^(?:git::)?(?:https:\/\/|ssh:\/\/git@|git@)?github\.com[:/]([\w.-]+\/[\w-]+)(?:\.git)?(?:\?ref=(.*))?$/.exec(
      source,
    );
  const [, path, reference] = repository ?? [];
  return path === module.repository && (reference === undefined || allows(reference, module.major));
}

/** Whether the newest version that a constraint allows may have a certain major version. */
function allows(constraint: string, major: number): boolean {
  return constraint.split(",").every((part) => {
    const [, operator = "", number] = /^(>=|>|~>|<=|<|=|!=)?\s*v?(\d+)/.exec(part.trim()) ?? [];
    if (number === undefined) return false;
    const named = Number(number);
    if (operator === "!=") return true;
    if (operator === ">=" || operator === ">") return named <= major;
    if (operator === "<") return named > major;
    return named === major;
  });
}
