import type { CalledModule, Resource, Template } from "../../model/index.js";
import type { Location } from "../../source/index.js";
import { addTo, isInside, oncePer } from "../../source/index.js";
import { moduleOf, referencesByName, withoutModules } from "../scope/module-of.js";

/** A Terraform block that can have `depends_on`: a resource, or a module call for everything in the module. */
export type DependentBlock = Pick<CalledModule, "extent" | "body">;

/** The block that must wait, and the name by which its `depends_on` refers to the other resource. */
export interface BlockDependency {
  readonly dependent: DependentBlock;
  readonly name: string;
}

/**
 * Finds how a resource can wait for another one. `depends_on` is written in the innermost module that contains both
 * resources. In that module, a module call stands for everything inside it. `undefined`: the dependency cannot be
 * written, or something would wait for itself.
 */
export function blockDependencyOf(resource: Resource, on: string, template: Template): BlockDependency | undefined {
  const [own, other] = [stepsOf(resource.address), stepsOf(on)];
  let common = 0;
  while (isModule(own[common]) && isModule(other[common]) && own[common] === other[common]) common++;
  const scope = own.slice(0, common);
  const [waiting, prerequisite] = [own[common], other[common]];
  if (waiting === undefined || prerequisite === undefined) return undefined;
  const name = withoutIndex(prerequisite);
  const isCall = isModule(waiting);
  const address = [...scope, isCall ? withoutIndex(waiting) : waiting].join(".");
  const dependent = isCall ? template.calledModules?.find((call) => call.address === address) : resource;
  const target = [...scope, isModule(prerequisite) ? name : prerequisite].join(".");
  return dependent && !isCircle(address, target, template) ? { dependent, name } : undefined;
}

/** The module calls in an address, and then the resource in the innermost module. */
function stepsOf(address: string): readonly string[] {
  const inModule = withoutModules(address);
  const modules = address.slice(0, address.length - inModule.length);
  return [...(modules.match(/module\.[\w-]+(?:\[[^\]]*\])?/g) ?? []), inModule];
}

function isModule(step: string | undefined): boolean {
  return step?.startsWith("module.") ?? false;
}

function withoutIndex(step: string): string {
  return step.endsWith("]") ? step.slice(0, step.indexOf("[")) : step;
}

/**
 * Whether the dependency would make a cycle: the prerequisite waits for something in the waiting module, or uses a
 * value of it.
 */
function isCircle(waiter: string, target: string, template: Template): boolean {
  const [name] = /module\.[\w-]+$/.exec(waiter) ?? [];
  const call = template.calledModules?.filter(({ address }) => address === target) ?? [];
  const before = [...call, ...chainFrom(target, template)];
  return before.some(
    ({ address, extent }) => isWithin(address, waiter) || (name !== undefined && refersTo(name, extent, template)),
  );
}

/** Whether an expression in a block refers to the given name. */
function refersTo(name: string, extent: Location, template: Template): boolean {
  const module = moduleOf(template, extent.file);
  const references = module && referencesByName(module).get(name);
  return references?.some(({ location }) => isInside(location, extent)) ?? false;
}

/** The resources at an address, and everything that they wait for. */
function chainFrom(target: string, template: Template): readonly Resource[] {
  const within = resourcesWithin(template);
  const addresses = new Set([target]);
  const chain = new Set<Resource>();
  // Both sets grow while they are walked over.
  for (const address of addresses) {
    for (const resource of within.get(address) ?? []) {
      if (chain.has(resource)) continue;
      chain.add(resource);
      for (const { on } of resource.dependencies) if (on !== undefined) addresses.add(on);
    }
  }
  return [...chain];
}

/** Resources by each address that they are within. */
const resourcesWithin = oncePer(({ resources }: Template): ReadonlyMap<string, readonly Resource[]> => {
  const found = new Map<string, Resource[]>();
  for (const resource of resources.values()) {
    const { address } = resource;
    for (const { index } of address.matchAll(/[.[]|$/g)) addTo(found, address.slice(0, index), resource);
  }
  return found;
});

/**
 * Whether an address belongs to `of`: `aws_iam_role.a` stands for all its instances, `module.m` for everything inside
 * it.
 */
function isWithin(address: string, of: string): boolean {
  return address === of || address.startsWith(`${of}[`) || address.startsWith(`${of}.`);
}
