import { failure, type Failure, isFailure, oncePer, type Location } from "../../../../source/index.js";
import { and, never, not, type Formula, type Node } from "../../../../tree/index.js";
import { choiceOf } from "../../../values/choices.js";
import { plannedRepetitions } from "./planned.js";
import { addressOf, repetitionsOf } from "./repetitions.js";
import { defaultsAgainst } from "./ruled-out-defaults.js";
import {
  existenceScope,
  idIn,
  openModule,
  type InstanceSet,
  type Module,
  type ModuleSet,
  type ModuleSource,
  type ResourceDeclaration,
  type Scope,
} from "../modules/scope.js";
import { entryAt, listOf, mappingOf, unknownAt } from "../../../values/values.js";

/** The instances that a declaration creates. `undefined`: it is not here, or its instances are just being evaluated. */
export function instancesOf(key: string, module: Module): InstanceSet | undefined {
  if (module.instanceSets.has(key)) return module.instanceSets.get(key);
  const declaration = module.declarations.resources.get(key);
  if (!declaration) return undefined;
  module.instanceSets.set(key, undefined);
  const address = `${module.prefix}${key}`;
  const written = repetitionsOf(declaration.block, module, key);
  const repetitions = plannedRepetitions(written, address, declaration.block, module);
  const isTooMany = module.environment.instances.size > maximumInstances;
  const { kind, items, incompleteReason } = isTooMany
    ? {
        ...repetitions,
        items: repetitions.items.slice(0, 1),
        incompleteReason: "there are too many instances to follow",
      }
    : repetitions;
  const called = module.call?.existence;
  const set: InstanceSet = {
    kind,
    items: items.map((item) => {
      const own = addressOf(address, item.key);
      const existence = called ? and(called, item.existence) : item.existence;
      const failingDefaults = defaultsAgainst(existence, declaration.block, module);
      return {
        declaration: declarationOf(declaration, own, module),
        module,
        address: own,
        id: `${module.environment.path}#${own}`,
        existence,
        ...(failingDefaults && { failingDefaults }),
        names: item.names,
        ...(item.key !== undefined && { key: item.key }),
      };
    }),
    ...(incompleteReason !== undefined && { incompleteReason }),
  };
  module.instanceSets.set(key, set);
  for (const instance of set.items) module.environment.instances.set(instance.id, instance);
  return set;
}

/** The declaration of an instance. If no file declares it, the plan has one for each instance. */
function declarationOf(
  declaration: ResourceDeclaration,
  address: string,
  { environment, source }: Module,
): ResourceDeclaration {
  const block = source.isPlanned ? environment.planned?.blockOf(address) : undefined;
  return block ? { ...declaration, block } : declaration;
}

/** The module instances that a call creates. `undefined`: the call is not here, or is just being evaluated. */
export function modulesOf(name: string, module: Module): ModuleSet | undefined {
  if (module.moduleSets.has(name)) return module.moduleSets.get(name);
  const block = module.declarations.modules.get(name);
  const called = module.source.calls.get(name);
  if (!block || called === undefined) return undefined;
  module.moduleSets.set(name, undefined);
  const callee = isFailure(called) ? called : (tooMany(name, called, module) ?? called);
  if (isFailure(callee)) {
    const unread: ModuleSet = { kind: "single", items: [], incompleteReason: callee.message };
    module.moduleSets.set(name, unread);
    return unread;
  }
  const written = repetitionsOf(block, module, `module.${name}`);
  const { kind, items, incompleteReason } = plannedRepetitions(
    written,
    `${module.prefix}module.${name}`,
    block,
    module,
  );
  const set: ModuleSet = {
    kind,
    items: items.map((item) => {
      const existence = module.call ? and(module.call.existence, item.existence) : item.existence;
      const failingDefaults = defaultsAgainst(existence, block, module);
      const scope: Scope = {
        ...existenceScope(module, item.names),
        usesDefaults: true,
        assumed: existence,
        ...(failingDefaults && { failingDefaults }),
      };
      const prefix = `${module.prefix}${addressOf(`module.${name}`, item.key)}.`;
      const child = openModule(module.environment, callee, prefix, { block, scope, existence });
      return { existence, module: child, ...(item.key !== undefined && { key: item.key }) };
    }),
    ...(incompleteReason !== undefined && { incompleteReason }),
  };
  module.moduleSets.set(name, set);
  for (const item of set.items) module.environment.modules.set(moduleId(item.module), item.module);
  return set;
}

/** The module of a call that creates no instance, as it would be. `undefined`: it creates some, or is not here. */
export function omittedModule(name: string, module: Module): Module | undefined {
  const block = module.declarations.modules.get(name);
  const source = module.source.calls.get(name);
  const set = modulesOf(name, module);
  const isOmitted = set?.items.length === 0 && set.incompleteReason === undefined;
  if (!isOmitted || !block || source === undefined || isFailure(source)) return undefined;
  const scope: Scope = { ...existenceScope(module, new Map()), usesDefaults: true };
  return openModule(module.environment, source, `${module.prefix}module.${name}.`, { block, scope, existence: never });
}

/** The maximum number of called modules and of resources that are evaluated for one template. */
const maximumModules = 1000;
const maximumInstances = 10_000;

/** Why a call is not followed. This makes sure that the evaluation of every template ends. */
function tooMany(name: string, source: ModuleSource, module: Module): Failure | undefined {
  for (let caller: Module | undefined = module; caller; caller = caller.call?.scope.module) {
    if (caller.source === source) return failure(`module ${name} is not read: it calls itself`);
  }
  return module.environment.modules.size > maximumModules
    ? failure(`module ${name} is not read: there are too many calls`)
    : undefined;
}

function moduleId({ environment, prefix }: Module): string {
  return `${environment.path}#${prefix.slice(0, -1)}`;
}

/**
 * The value of a resource or data source before one of its attributes is read. It contains all instances if there are
 * several.
 */
export function wholeResource(key: string, location: Location, scope: Scope): Node {
  const { module } = scope;
  if (!module.declarations.resources.has(key)) {
    return unknownAt(location, { id: idIn(module, key), reason: undeclaredReason(key, module), expressionText: key });
  }
  const set = instancesOf(key, module);
  // While the count of a resource is evaluated, the resource is not known.
  if (!set)
    return unknownAt(location, { id: idIn(module, key), reason: `${key} refers to itself`, expressionText: key });
  const known = wholesOf(set);
  const whole = known.get(location) ?? wholeAt(key, set, location);
  known.set(location, whole);
  return whole(scope);
}

/** A cache, because the reference may stand in a block with as many instances. */
const wholesOf = oncePer((_set: InstanceSet) => new Map<Location, Whole>());

/** A module that is not here is documented as far as it matters for roles and policies. */
function undeclaredReason(key: string, { prefix, source }: Module): string {
  const module = prefix.slice(0, -1);
  return source.isDocumented ? `what ${module} makes of its arguments is not known` : `${key} is not declared here`;
}

function wholeAt(key: string, set: InstanceSet, location: Location): Whole {
  const items = set.items.map(({ existence, id, ...instance }): Item => {
    const expressionText = addressOf(key, instance.key);
    const reason = `${expressionText} is known only after the deployment`;
    const node = unknownAt(location, { id, reason, expressionText, resource: id });
    return { node, existence, ...(instance.key !== undefined && { key: instance.key }) };
  });
  return collect(set.kind, items, set.incompleteReason, location);
}

/** The value of a called module before one of its outputs is read. */
export function wholeModule(name: string, location: Location, scope: Scope): Node {
  const { module } = scope;
  const id = idIn(module, `module.${name}`);
  const expressionText = `module.${name}`;
  const set = modulesOf(name, module);
  if (!set) return unknownAt(location, { id, reason: `module ${name} is not declared here`, expressionText });
  if (set.incompleteReason !== undefined && set.items.length === 0)
    return unknownAt(location, { id, reason: set.incompleteReason, expressionText });
  const items = set.items.map((item) => {
    const said = addressOf(expressionText, item.key);
    return {
      node: unknownAt(location, { id: moduleId(item.module), reason: `${said} is a module`, expressionText: said }),
      ...item,
    };
  });
  return collect(set.kind, items, set.incompleteReason, location)(scope);
}

interface Item {
  readonly node: Node;
  readonly existence: Formula;
  readonly key?: string | number;
}

/** The value of all instances, as a scope sees it. */
type Whole = (scope: Scope) => Node;

/**
 * Instances in the form that they have in Terraform: a single value, a list with `count`, a map with `for_each`. If it
 * is not known whether they exist, this is a choice.
 */
function collect(
  kind: InstanceSet["kind"],
  items: readonly Item[],
  incompleteReason: string | undefined,
  location: Location,
): Whole {
  const [first] = items;
  if (incompleteReason !== undefined && first) return () => first.node;
  if (kind === "single") return () => first?.node ?? { kind: "null", location };
  const all = together(kind, items, location);
  const formulas = new Set(items.map(({ existence }) => JSON.stringify(existence)));
  const when = first?.existence;
  if (!when || when.op === "true" || formulas.size > 1) return () => all;
  const none = { when: not(when), value: together(kind, [], location) };
  return (scope) => (isTaken(when, scope) ? all : choiceOf([{ when, value: all }, none], location));
}

function together(kind: InstanceSet["kind"], items: readonly Item[], location: Location): Node {
  const nodes = items.map(({ node }) => node);
  if (kind === "count") return listOf(nodes, location);
  const entries = items.map(({ node, key }) => entryAt(String(key), node));
  return mappingOf(entries, location);
}

/** Whether what is being evaluated exists only together with these instances. Then they are assumed to exist. */
function isTaken(when: Formula, { assumed }: Scope): boolean {
  return JSON.stringify(assumed) === JSON.stringify(when);
}
