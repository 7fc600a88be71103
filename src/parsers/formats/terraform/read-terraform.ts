import type { Template } from "../../../model/index.js";
import { readDmsResource } from "../dms-resources.js";
import type { HclReader } from "../../syntax/hcl/hcl-tree.js";
import type { ParseInput } from "../../values/input.js";
import { evaluateByKind } from "./expression-kinds.js";
import { readIam } from "./iam.js";
import { leftOutRoles } from "./left-out-roles.js";
import type { Planned } from "./planned.js";
import { readModuleFiles, type ReadFiles } from "./read-module.js";
import { exposedBy, exposedPlaces } from "./reference-targets.js";
import { allInstances, calledModules, readResource, unseenModules } from "./resources.js";
import type { Environment, Module, ModuleSource } from "./scope.js";

/** Reads a Terraform module: the files of its folder, and the modules it calls where they are here. */
export async function readTerraform(input: ParseInput, hcl: HclReader): Promise<Template> {
  return templateOf(input, hcl, await readModuleFiles(input.path, input.reader, hcl));
}

/** The template of a module that is read already; `planned`: what a plan of it knows. */
export function templateOf(input: ParseInput, hcl: HclReader, read: ReadFiles, planned?: Planned): Template {
  const environment = environmentOf(input, hcl, planned);
  const module = rootModule(environment, read.root);
  const instances = allInstances(module);
  const resources = instances.map((instance) => ({ instance, resource: readResource(instance) }));
  const dmsResources = resources.flatMap(({ resource }) => readDmsResource("terraform", resource) ?? []);
  const iam = readIam(resources, module);
  const unseen = unseenModules(module);
  const [first] = unseen;
  return {
    kind: "Template",
    format: "terraform",
    path: input.path,
    files: [...read.files, ...environment.files.values()],
    isEditable: read.isExact,
    resources: new Map(resources.map(({ resource }) => [resource.address, resource])),
    ...iam,
    existingRoles: [...iam.existingRoles, ...leftOutRoles(module)],
    dmsResources,
    nestedStacks: [],
    exposed: exposedBy(module),
    exposedPlaces: exposedPlaces(module),
    calledModules: calledModules(module),
    ...(first && { open: first.reason, unseenModules: unseen }),
    ...(read.unread.length > 0 && { unread: read.unread }),
    problems: read.problems,
    comments: read.comments,
  };
}

function environmentOf({ path, reader, values }: ParseInput, hcl: HclReader, planned?: Planned): Environment {
  return {
    path,
    reader,
    values,
    ...(planned && { planned }),
    hcl,
    evaluateByKind,
    instances: new Map(),
    modules: new Map(),
    files: new Map(),
    templates: new Map(),
    work: { steps: 0, depth: 0 },
  };
}

function rootModule(environment: Environment, source: ModuleSource): Module {
  const { declarations } = source;
  return {
    environment,
    source,
    declarations,
    prefix: "",
    memo: new Map(),
    instanceSets: new Map(),
    moduleSets: new Map(),
  };
}
