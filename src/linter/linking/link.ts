import { awsManagedPolicyName } from "../../iam/index.js";
import { arnProperties, arnPropertiesOf, loadManagedPolicy, type Services } from "../../knowledge/index.js";
import { unitForms, type AwsManagedPolicy, type Project, type Resource, type Template } from "../../model/index.js";
import {
  createFileTreeCache,
  openStacks,
  parseUnit,
  readJson,
  readPolicyDocuments,
  type Unit,
  type Values,
} from "../../parsers/index.js";
import { onceIn, oncePer, ownValue, sourceFile } from "../../source/index.js";
import { alternatives, asText, textsIn, type Text } from "../../tree/index.js";
import { inAnyPartition } from "./any-partition.js";
import { independentUnits } from "./independent-units.js";
import type { LintRun, LintUnit } from "../run.js";
import { servicesOf } from "./services.js";

/** A unit with its template. */
export interface LinkedUnit {
  readonly unit: LintUnit;
  readonly template: Template;
}

/** All units of a run, whose templates see each other. */
export interface LinkedRun {
  readonly units: readonly LinkedUnit[];
  readonly project: Project;
  /** The data about the services that the policies name. */
  readonly services: Services;
  /** The time at which parsing ended, by the clock of the run. */
  readonly parsedAt: number;
}

/** Parses the units, except those whose template is in `known` by path, and links the templates to each other. */
export async function link(run: LintRun, known: ReadonlyMap<string, Template> = new Map()): Promise<LinkedRun> {
  const { accounts = [], loadWasm, onProgress, policyType, reader, trees = createFileTreeCache() } = run;
  const ofStacks = run.units.filter(({ kind }) => unitForms[kind].isStack);
  const exported = accounts.flatMap(({ exports }) => exports.map(({ name, value }) => [name, value] as const));
  const stacks = openStacks(ofStacks, reader, trees, new Map(exported));
  const parse = (unit: Unit, values: Values, account?: string): Promise<Template> =>
    parseUnit(unit, {
      reader,
      values,
      loadWasm,
      trees,
      stacks,
      ...(policyType && { policyType }),
      ...(account !== undefined && { account }),
    });
  const parsedUnits: LinkedUnit[] = [];
  for (const unit of run.units) {
    onProgress?.("parse", parsedUnits.length, run.units.length);
    parsedUnits.push({
      unit,
      template: known.get(unit.path) ?? (await parse(unit, unit.values, unit.settings.account)),
    });
  }
  const units = independentUnits(parsedUnits);
  const unlistedTemplates = stacks.unlistedTemplates.map(({ values, ...unit }) => parse(unit, values));
  const parsedAt = run.clock?.() ?? 0;
  const templates = [
    ...units.map(({ template }) => template),
    ...(await Promise.all(unlistedTemplates)),
    ...accounts.map(({ template }) => template),
  ];
  const awsManagedPolicies = await managedPoliciesOf(templates);
  const callerPolicies = new Map(units.map(({ template, unit }) => [template, unit.settings.callerPolicies]));
  const project = { templates, awsManagedPolicies, callerPolicies };
  return { units, project, services: await servicesOf(templates), parsedAt };
}

async function managedPoliciesOf(templates: readonly Template[]): Promise<Project["awsManagedPolicies"]> {
  const found = new Map<string, AwsManagedPolicy>();
  for (const name of new Set(templates.flatMap(managedPolicyNames))) {
    const policy = await loadManagedPolicy(name);
    if (policy === undefined) continue;
    const file = sourceFile(`AWS managed policy ${name}`, JSON.stringify(policy.document, null, 2));
    const root = readJson(file).documents[0];
    const document = root && readPolicyDocuments(root, { policyType: "identity", address: name }).documents[0];
    if (document) found.set(name, { path: policy.path, document: inAnyPartition(document) });
  }
  return found;
}

/** Kept for the template: what the account has is the same in each proof of an edit. */
const managedPolicyNames = oncePer((template: Template): readonly string[] => {
  // The data of an account holds them itself. It may have hundreds.
  const known = new Set(template.account ? template.managedPolicies.map(({ logicalName }) => logicalName) : []);
  const references = [
    ...template.principals.flatMap(({ managedPolicyArns, boundary }) => [
      ...managedPolicyArns.items.map(({ text }) => text),
      ...(boundary ? alternatives(boundary).map(({ value }) => asText(value)) : []),
    ]),
    ...template.attachments.flatMap(({ policyArns }) => policyArns.map(({ text }) => text)),
    ...[...template.resources.values()].flatMap(policiesIn),
  ];
  return references.flatMap((text) => (text && awsManagedPolicyName(text)) ?? []).filter((name) => !known.has(name));
});

/** The policies that the properties of a resource name: permission sets have some, too. */
function policiesIn({ properties, type }: Resource): readonly Text[] {
  const keys = policyProperties(type);
  if (keys.size === 0) return [];
  return properties.entries.filter(({ key }) => keys.has(key.text)).flatMap(({ value }) => textsIn(value));
}

/** The properties of a type that take the ARN of a policy, or have it in them. */
function policyProperties(type: string): ReadonlySet<string> {
  return onceIn(policyPropertiesOf, type, () => {
    const { policy } = arnProperties.kinds;
    const settings = Object.entries(arnPropertiesOf(type) ?? {});
    const ofPolicies = settings.filter(([, name]) => ownValue(arnProperties.kinds, name) === policy);
    return new Set(ofPolicies.map(([setting]) => setting.replace(/\..*/, "")));
  });
}

const policyPropertiesOf = new Map<string, ReadonlySet<string>>();
