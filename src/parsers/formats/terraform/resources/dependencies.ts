import type { Dependency, Resource } from "../../../../model/index.js";
import { fitted, onceIn, oncePer, type Location } from "../../../../source/index.js";
import type { Expression, HclBlock } from "../../../syntax/hcl/hcl-ast.js";
import { argumentIn } from "../modules/declarations.js";
import { chainsIn, chainsOfBody, type Chain } from "../modules/expressions.js";
import { instancesOf, modulesOf } from "../instances/instances.js";
import { referenceOf, referenceTo, targetsOf, type ReferencedResource, type Target } from "./reference-targets.js";
import type { Instance, Module } from "../modules/scope.js";

/** The dependencies of a resource: those in `depends_on`, and all references in its arguments. */
export function dependenciesOf({
  declaration,
  module,
  address,
}: Instance): Pick<Resource, "dependencies" | "refersToItself"> {
  const { block } = declaration;
  const all = onceIn(dependenciesInModule(module), block, () => dependenciesOfBlock(block, module));
  if (!addressesIn(all).has(address)) return { dependencies: all };
  return { dependencies: fitted(all.filter(({ on }) => on !== address)), refersToItself: true };
}

const addressesIn = oncePer((all: readonly Dependency[]) => new Set(all.map(({ on }) => on)));

/** A cache, because a block may have many instances, and each may refer to all instances of another one. */
const dependenciesInModule = oncePer((_module: Module) => new Map<HclBlock, readonly Dependency[]>());

function dependenciesOfBlock(block: HclBlock, module: Module): readonly Dependency[] {
  const implied = argumentChains(block).flatMap((chain) =>
    targetsOfChain(chain, module).map((target) => dependency(target, "implied", chain.location)),
  );
  const called = module.call ? callDependencies(module) : [];
  const seen = new Set<string>();
  const distinct = [...givenIn(block, module), ...called, ...implied].filter(({ on, reason, how }) => {
    const key = `${on ?? `?${reason ?? ""}`} ${how}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
  return fitted(distinct);
}

/** The references in the arguments of a block, without its `depends_on`. */
function argumentChains({ body }: HclBlock): readonly Chain[] {
  return chainsOfBody(body, (name) => name === "depends_on");
}

function targetsOfChain(chain: Chain, module: Module): readonly Target[] {
  const reference = referenceOf(chain, module);
  return reference ? targetsOf(reference) : [];
}

function dependency(target: Target, how: Dependency["how"], location: Location): Dependency {
  return { how, location, ...target };
}

/** The `depends_on` of the calls that lead to a module applies to everything in it. */
function callDependencies({ call }: Module): readonly Dependency[] {
  if (!call) return [];
  const { block, scope } = call;
  return [...givenIn(block, scope.module), ...callDependencies(scope.module)];
}

function givenIn(block: HclBlock, module: Module): readonly Dependency[] {
  const value = argumentIn(block.body, "depends_on")?.value;
  const items = value?.kind === "tuple" ? value.items : value ? [value] : [];
  return items.flatMap((item) => {
    const targets: readonly Target[] = namedTargets(item, module) ?? [{ reason: "what depends_on names is not known" }];
    return targets.map((target) => dependency(target, "given", item.location));
  });
}

/**
 * What an item of `depends_on` names. Before Terraform 0.12 these names were quoted. `undefined`: it is not declared
 * here.
 */
function namedTargets(item: Expression, module: Module): readonly Target[] | undefined {
  const [only] = item.kind === "template" ? item.parts : [];
  if (only?.kind === "literal") return declaredTargets(referenceTo(only.text.split(/[.[]/), module));
  if (only?.kind === "interpolation") return namedTargets(only.of, module);
  for (const chain of chainsIn(item)) {
    const reference = referenceOf(chain, module);
    if (reference) return declaredTargets(reference);
  }
  return undefined;
}

function declaredTargets(reference: ReferencedResource): readonly Target[] | undefined {
  const { module, path } = reference;
  const [first = "", second = ""] = path;
  if (first === "var") return variableTargets(second, module);
  if (first === "module") return moduleTargets(second, module);
  const targets = targetsOf(reference);
  return targets.length > 0 || isDeclared(path, module) ? targets : undefined;
}

/** Whether a resource is declared. With a count of 0 it has no instance. */
function isDeclared([first = "", second = "", third = ""]: readonly string[], { declarations }: Module): boolean {
  return declarations.resources.has(first === "data" ? `data.${second}.${third}` : `${first}.${second}`);
}

function variableTargets(name: string, module: Module): readonly Target[] {
  const argument = module.call && argumentIn(module.call.block.body, name);
  // An omitted argument has its default, which cannot refer to a resource.
  if (module.call && !argument && module.declarations.variables.get(name)?.default) return [];
  if (!argument) return [{ reason: `the value of variable ${name} is not known` }];
  return targetsOf(referenceTo(["var", name], module));
}

/** All resources in a called module. */
function moduleTargets(name: string, module: Module): readonly Target[] {
  const set = modulesOf(name, module);
  if (!set || (set.incompleteReason !== undefined && set.items.length === 0)) {
    const call = module.declarations.modules.get(name);
    // Nothing in a module can wait for what its call does not name.
    if (call && !argumentIn(call.body, "depends_on"))
      return argumentChains(call).flatMap((chain) => targetsOfChain(chain, module));
    return [{ reason: set?.incompleteReason ?? `module ${name} is not read` }];
  }
  return set.items.flatMap(({ module: child }) => [
    ...[...child.declarations.resources.keys()].flatMap((key) =>
      (instancesOf(key, child)?.items ?? []).map((item) => ({ on: item.address })),
    ),
    ...[...child.declarations.modules.keys()].flatMap((inner) => moduleTargets(inner, child)),
  ]);
}
