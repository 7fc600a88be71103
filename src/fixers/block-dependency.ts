import type { CalledModule, Resource, Template } from "../model/index.js";
import type { Location } from "../source/index.js";
import { isInside } from "../source/index.js";
import { moduleOf } from "./module-of.js";

/** A block of Terraform that can wait: a resource, or the call of a module for all that is in it. */
export type DependentBlock = Pick<CalledModule, "extent" | "body">;

/** Which block has to wait, and what it calls what it waits for. */
export interface BlockDependency {
  readonly dependent: DependentBlock;
  readonly name: string;
}

/**
 * How a resource is made to wait for another one. Both are named in the innermost module that has both: there a module
 * that it calls stands for whatever is in it. `undefined`: it cannot be said, or something would wait for itself.
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

/** The modules that an address leads through, and the resource in the last one. */
function stepsOf(address: string): readonly string[] {
  const modules = /^(?:module\.[\w-]+(?:\[[^\]]*\])?\.)*/.exec(address)?.[0] ?? "";
  const calls = modules.match(/module\.[\w-]+(?:\[[^\]]*\])?/g) ?? [];
  return [...calls, address.slice(modules.length)];
}

function isModule(step: string | undefined): boolean {
  return step?.startsWith("module.") ?? false;
}

function withoutIndex(step: string): string {
  return step.replace(/\[[^\]]*\]$/, "");
}

/** Whether what is waited for waits for something of the waiter, or gets a value from the module that is to wait. */
function isCircle(waiter: string, target: string, template: Template): boolean {
  const [name] = /module\.[\w-]+$/.exec(waiter) ?? [];
  const call = template.calledModules?.filter(({ address }) => address === target) ?? [];
  const before = [...call, ...chainFrom(target, template)];
  return before.some(
    ({ address, extent }) => isWithin(address, waiter) || (name !== undefined && names(name, extent, template)),
  );
}

/** Whether an expression in a block refers to something. */
function names(name: string, extent: Location, template: Template): boolean {
  const references = moduleOf(template, extent.file)?.references ?? [];
  return references.some((one) => one.name === name && isInside(one.location, extent));
}

/** Some resources, and all that they wait for. */
function chainFrom(target: string, { resources }: Template): readonly Resource[] {
  const all = [...resources.values()];
  const chain = new Set<Resource>();
  const queue = [target];
  for (let at = queue.shift(); at !== undefined; at = queue.shift()) {
    const next = at;
    for (const resource of all.filter(({ address }) => isWithin(address, next))) {
      if (chain.has(resource)) continue;
      chain.add(resource);
      queue.push(...resource.dependencies.flatMap(({ on }) => on ?? []));
    }
  }
  return [...chain];
}

/** `aws_iam_role.a` stands for each of its instances, `module.m` for everything inside. */
function isWithin(address: string, of: string): boolean {
  return address === of || address.startsWith(`${of}[`) || address.startsWith(`${of}.`);
}
