import type { PolicyType, Template } from "../model/index.js";
import {
  looksLikeCloudFormation,
  openStacks,
  readCloudFormation,
  type Stacks,
} from "./formats/cloudformation/index.js";
import { fileTrees, type FileTree, type FileTrees } from "./syntax/file-trees.js";
import { initHcl } from "./syntax/hcl/hcl-tree.js";
import { isPolicyFile, readPolicyFile } from "./formats/policy/policy-file.js";
import type { LoadWasm } from "./syntax/hcl/load-wasm.js";
import type { FileReader, ParseInput, Values } from "./values/input.js";
import { emptyTemplate } from "./formats/empty-template.js";
import { looksLikePlan, mayBePlan } from "./formats/plan/looks-like.js";
import { readPlan } from "./formats/plan/read-plan.js";
import { readTerraform } from "./formats/terraform/index.js";

export type UnitKind = "cloudformation" | "terraform" | "plan" | "policy";

/** What is read together: a template or policy file, or a module's folder with its files. */
export interface Unit {
  readonly kind: UnitKind;
  readonly path: string;
  readonly files: readonly string[];
  /** The folder of the module that a plan was made from, where it is known. */
  readonly module?: string;
}

export interface ParseContext {
  readonly reader: FileReader;
  readonly values: Values;
  readonly loadWasm: LoadWasm;
  readonly policyType?: PolicyType;
  /** The CloudFormation templates of the run; by default each is the only one. */
  readonly stacks?: Stacks;
  readonly trees?: FileTrees;
}

/**
 * What a YAML or JSON file is, by its content; `undefined`: none of ours. A broken file is taken for what its text
 * looks like, so that its syntax error is reported.
 */
export function recognise(path: string, text: string, trees: FileTrees = fileTrees()): UnitKind | undefined {
  const hint = hintOf(text);
  if (hint === undefined) return undefined;
  const { documents, problems } = trees.tree(path, text);
  if (hint === "plan" && (problems.length > 0 || documents.some(looksLikePlan))) return hint;
  if (documents.some(looksLikeCloudFormation)) return "cloudformation";
  if (documents.length === 1 && documents.some(isPolicyFile)) return "policy";
  // Without Effect a broken file may be anything.
  const isLikely = hint !== "policy" || /Effect\\?["']?\s*:/.test(text);
  return problems.length > 0 && isLikely ? hint : undefined;
}

/** A cheap look, so that most files of a folder are never parsed. */
function hintOf(text: string): UnitKind | undefined {
  if (mayBePlan(text)) return "plan";
  if (/AWSTemplateFormatVersion|["']?Type["']?\s*:\s*["']?(?:AWS|Alexa|Custom)::/.test(text)) return "cloudformation";
  // In an answer of the AWS CLI the policy may stand in a string.
  return /Statement\\?["']?\s*:/.test(text) && /(?:Effect|Action)\\?["']?\s*:/.test(text) ? "policy" : undefined;
}

/** Reads one unit. Never throws on what a file holds: what cannot be read is a problem of the template. */
export async function parseUnit(unit: Unit, context: ParseContext): Promise<Template> {
  const { reader, trees = fileTrees(), values } = context;
  const input = { path: unit.path, reader, values };
  if (unit.kind === "terraform") return readTerraform(input, await initHcl(context.loadWasm));
  const text = reader.read(unit.path);
  if (text === undefined) return emptyTemplate(unit.path, unit.kind, []);
  const tree = trees.tree(unit.path, text);
  if (unit.kind === "plan") {
    const [plan] = tree.problems.length > 0 ? [] : tree.documents;
    if (plan?.kind !== "mapping") return emptyTemplate(unit.path, unit.kind, [tree.file], tree.problems);
    return readPlan({ ...input, module: unit.module }, tree.file, plan, await initHcl(context.loadWasm));
  }
  const template = unit.kind === "policy" ? policyIn(tree, context) : stackAt(input, { ...context, trees });
  if (!template) return emptyTemplate(unit.path, unit.kind, [tree.file], tree.problems);
  return { ...template, problems: [...tree.problems, ...template.problems], comments: tree.comments };
}

function policyIn({ documents, file }: FileTree, { policyType }: ParseContext): Template | undefined {
  const root = documents.find(isPolicyFile) ?? (policyType && documents[0]);
  return root && readPolicyFile(file, root, policyType);
}

function stackAt(
  { path, reader, values }: ParseInput,
  context: ParseContext & { trees: FileTrees },
): Template | undefined {
  const stacks = context.stacks ?? openStacks([{ path, values }], reader, context.trees);
  const stack = stacks.at(path);
  return stack && readCloudFormation(stack);
}
