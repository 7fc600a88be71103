import { noWork, unreadAtLimits } from "../../values/limits.js";
import { inRegion } from "../../values/in-region.js";
import { terraformPaths } from "../../../knowledge/index.js";
import type { Template } from "../../../model/index.js";
import { readDmsResource, type DmsSyntax } from "../dms-resources.js";
import type { HclReader } from "../../syntax/hcl/hcl-reader.js";
import type { ParseInput } from "../../values/input.js";
import { evaluateByKind } from "./expression-kinds.js";
import { readIam } from "./resources/iam.js";
import { terraform, terraformWithRegion } from "./dialect.js";
import { accountOf } from "./instances/provider-accounts.js";
import { regionOf } from "./instances/provider-regions.js";
import { defaultProvider } from "./instances/providers.js";
import { addressAt } from "./resources/address-at.js";
import { omittedRoles } from "./resources/omitted-roles.js";
import { isSynthesized } from "./modules/cdktf.js";
import type { Planned } from "./modules/plan.js";
import { placeReferences } from "./attributes/pseudo-values.js";
import { readModuleFiles, type ReadFiles } from "./modules/read-module.js";
import { passedTexts } from "./resources/passed-texts.js";
import { exposedBy, exposedPlaces } from "./resources/reference-targets.js";
import { allInstances, calledModules, readResource, unseenModules } from "./resources/resources.js";
import { openModule, type Environment, type Module } from "./modules/scope.js";
import { secretPlaces } from "./modules/secret-places.js";

/** The Terraform provider treats an empty text as no value. */
const dmsSyntax: DmsSyntax = { pathsOf: terraformPaths, isEmptyNone: true };

/** Reads a Terraform module: the files of its folder, and the modules that it calls if they are here. */
export async function readTerraform(input: ParseInput, hcl: HclReader): Promise<Template> {
  return templateOf(input, hcl, await readModuleFiles(input.path, input.reader, hcl, input.values.variables));
}

/** The template of a module that is already read. `planned`: what a plan of it knows. */
export function templateOf(input: ParseInput, hcl: HclReader, read: ReadFiles, planned?: Planned): Template {
  const { declarations } = read.root;
  const { providers } = declarations;
  const region = regionOf(providers.get("aws") ?? providers.get("awscc"), { declarations, call: undefined });
  const values = region === undefined ? input.values : inRegion(input.values, region);
  const environment = environmentOf({ ...input, values }, hcl, read, planned);
  const module = openModule(environment, read.root, "");
  const resources = allInstances(module).map((instance) => ({ instance, resource: readResource(instance) }));
  const dmsResources = resources.flatMap(({ resource }) => readDmsResource(dmsSyntax, resource) ?? []);
  const iam = readIam(resources, module);
  const account = accountOf(defaultProvider(module));
  const isGenerated = read.modules.some(({ jsonTrees = [] }) => jsonTrees.some(isSynthesized));
  return {
    kind: "Template",
    dialect: read.root.declarations.hasRegionAttribute ? terraformWithRegion : terraform,
    path: input.path,
    files: [...read.files, ...environment.files.values()],
    isEditable: read.isExact && !isGenerated,
    placeReferences: placeReferences(resources.map(({ instance }) => instance)),
    resources: new Map(resources.map(({ resource }) => [resource.address, resource])),
    ...iam,
    existingRoles: [...iam.existingRoles, ...omittedRoles(module)],
    dmsResources,
    nestedStacks: [],
    exposed: exposedBy(module),
    exposedPlaces: exposedPlaces(module),
    modules: read.modules,
    calledModules: calledModules(module),
    ...unseenIn(module, read),
    unread: [...read.unread, ...unreadAtLimits(environment.work, (at) => addressAt(at, module))],
    problems: read.problems,
    comments: read.comments,
    inputs: new Map([...read.root.declarations.variables].map(([name, { isSecret }]) => [name, { isSecret }])),
    passedTexts: passedTexts(module),
    secretPlaces: secretPlaces(read.root, read.files),
    ...(isGenerated && { isGenerated: true as const }),
    ...(account !== "" && { providerAccount: account }),
    ...(region !== undefined && { region }),
  };
}

function environmentOf(
  { path, reader, values }: ParseInput,
  hcl: HclReader,
  { files }: ReadFiles,
  planned?: Planned,
): Environment {
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
    secrets: new Map(),
    named: new Map(),
    circles: { cuts: 0 },
    work: noWork(files),
  };
}

function unseenIn(
  module: Module,
  { unreadReason }: ReadFiles,
): Pick<Template, "incompleteReason" | "unreadReason" | "unseenModules"> {
  const unseen = unseenModules(module);
  const incompleteReason = unreadReason ?? unseen[0]?.reason;
  return {
    ...(incompleteReason !== undefined && { incompleteReason }),
    ...(unreadReason !== undefined && { unreadReason }),
    ...(unseen.length > 0 && { unseenModules: unseen }),
  };
}
