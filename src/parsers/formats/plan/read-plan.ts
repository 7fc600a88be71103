import { dirname } from "../../../paths/index.js";
import type { Template } from "../../../model/index.js";
import type { SourceFile } from "../../../source/index.js";
import { asLiteral, type Mapping, type Node } from "../../../tree/index.js";
import { emptyTemplate } from "../empty-template.js";
import type { HclReader } from "../../syntax/hcl/hcl-reader.js";
import type { ParseInput } from "../../values/input.js";
import { readModuleFiles, type ReadFiles } from "../terraform/modules/read-module.js";
import { templateOf } from "../terraform/read-terraform.js";
import type { ModuleSource } from "../terraform/modules/scope.js";
import { forgottenRoles } from "./forgotten-roles.js";
import { givenValues } from "./given-values.js";
import { formatVersion } from "./looks-like.js";
import { terraformPlan } from "./dialect.js";
import { declaredInPlan } from "./declared.js";
import { calledModule, moduleSource } from "./module-source.js";
import { withoutMasks } from "./masked-texts.js";
import { valueAt, planFile, type PlanFile } from "./plan-file.js";
import { placeRead } from "./places-read.js";
import { providersOf } from "./providers.js";
import { plannedInstances } from "./planned-instances.js";

interface PlanInput extends ParseInput {
  /** The folder of the module from which the plan was created, if it is known. */
  readonly module?: string | undefined;
}

/**
 * Reads a plan. If the module from which it was created is here, that module is read, with what the plan knows about
 * it. Otherwise the plan is read instead.
 */
export async function readPlan(input: PlanInput, file: SourceFile, root: Mapping, hcl: HclReader): Promise<Template> {
  const empty = { ...emptyTemplate(input.path, terraformPlan, [file]), isEditable: false };
  const problem = versionProblem(root);
  if (problem !== undefined) return { ...empty, problems: [{ message: problem, location: placeOfVersion(root) }] };
  const plan = planFile(withoutMasks(root));
  if (!plan.configuration) {
    const message =
      "This plan does not hold the configuration it was made from. Write it whole: terraform show -json PLAN.";
    return { ...empty, problems: [{ message, location: placeOfVersion(root) }] };
  }
  const values = givenValues(plan, input.values);
  const source = await sourceOf(plan, input, hcl);
  if (source) {
    const folder = source.root.folder;
    const template = templateOf({ ...input, path: folder, values }, hcl, source, plannedInstances(plan, folder));
    return { ...withForgotten(template, plan), files: [...template.files, file] };
  }
  const read: ReadFiles = {
    root: moduleSource(plan.configuration, {
      file: input.path,
      folder: dirname(input.path),
      path: [],
      providers: providersOf(plan),
    }),
    files: [file],
    modules: [],
    problems: [],
    comments: [],
    unread: [],
    isExact: false,
  };
  const account = asLiteral(placeRead(plan, "aws_caller_identity")?.value);
  const known = { ...values, ...(account !== undefined && { account }) };
  const template = templateOf({ ...input, values: known }, hcl, read, plannedInstances(plan, input.path));
  return { ...withForgotten(template, plan), dialect: terraformPlan };
}

function withForgotten(template: Template, plan: PlanFile): Template {
  const forgotten = forgottenRoles(plan);
  return forgotten.length === 0 ? template : { ...template, existingRoles: [...template.existingRoles, ...forgotten] };
}

/**
 * Why this version of the format cannot be read.
 * https://developer.hashicorp.com/terraform/internals/json-format#format-version
 */
function versionProblem(root: Mapping): string | undefined {
  const version = formatVersion(root) ?? "";
  if (version.startsWith("1.")) return undefined;
  return `This plan has format version ${version}, which dmslint does not know: it reads 1.x.`;
}

function placeOfVersion(root: Mapping): Node["location"] {
  return valueAt(root, "format_version")?.location ?? root.location;
}

/**
 * The module from which a plan was created, if it is in the folder: it declares everything in the plan's root module.
 */
async function sourceOf(plan: PlanFile, input: PlanInput, hcl: HclReader): Promise<ReadFiles | undefined> {
  const { path, reader, module = dirname(path) } = input;
  const elsewhere = (calls: readonly string[]): ModuleSource | undefined => {
    const called = calledModule(plan, calls);
    return called && moduleSource(called, { file: path, folder: module, path: calls, providers: providersOf(plan) });
  };
  const read = await readModuleFiles(module, reader, hcl, input.values.variables, elsewhere);
  const { modules, resources } = read.root.declarations;
  const declared = declaredInPlan(plan.root);
  const isThere = (key: string): boolean => resources.has(key) || modules.has(key.replace(/^module\./, ""));
  return declared.length > 0 && declared.every(isThere) ? read : undefined;
}
