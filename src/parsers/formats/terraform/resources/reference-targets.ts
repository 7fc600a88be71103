import { type Location, onceIn, oncePer } from "../../../../source/index.js";
import type { Expression, HclBlock } from "../../../syntax/hcl/hcl-ast.js";
import { argumentIn } from "../modules/declarations.js";
import { chainsIn, chainsOfBody, type Chain } from "../modules/expressions.js";
import { instancesOf, modulesOf } from "../instances/instances.js";
import type { Module } from "../modules/scope.js";

/** A name in a module with its first attributes: `[aws_iam_role, dms]`, `[local, x]`, `[module, x, output]`. */
export interface ReferencedResource {
  readonly module: Module;
  readonly path: readonly string[];
  /** Equal for the same name in the same module. */
  readonly key: string;
}

export function referenceTo(path: readonly string[], module: Module): ReferencedResource {
  return { module, path, key: `${module.prefix}${path.join(".")}` };
}

/** A chain of names as a reference to a resource, a local, an argument or an output. */
export function referenceOf({ names }: Chain, module: Module): ReferencedResource | undefined {
  const [first] = names;
  const path = names.slice(0, first === "data" || first === "module" ? 3 : 2);
  return path.length < 2 ? undefined : referenceTo(path, module);
}

/** The target of a reference: the address of a resource, or why the target is not known. */
export type Target = { readonly on: string } | { readonly reason: string };

/** The targets of references, also through locals, arguments and outputs. */
function targetsFrom(start: readonly ReferencedResource[]): readonly Target[] {
  const found = new Map<string, Target>();
  const seen = new Set<string>();
  const open = [...start].reverse();
  for (let next = open.pop(); next; next = open.pop()) {
    if (seen.has(next.key)) continue;
    seen.add(next.key);
    for (const address of addressesOf(next)) found.set(address, { on: address });
    const reason = reasonAt(next);
    if (reason !== undefined) found.set(`?${reason}`, { reason });
    open.push(...[...followed(next)].reverse());
  }
  return [...found.values()];
}

/** A cache, because many resources refer to the same locals and outputs. */
const targetsIn = oncePer((_module: Module) => new Map<string, readonly Target[]>());

/** The targets of one reference. */
export function targetsOf(reference: ReferencedResource): readonly Target[] {
  return onceIn(targetsIn(reference.module), reference.key, () => targetsFrom([reference]));
}

/** Why the target of a reference is not known. `undefined` if it is known. */
function reasonAt({ module, path: [first, second = ""] }: ReferencedResource): string | undefined {
  const isUnknown = first === "local" && module.source.isPlanned;
  return isUnknown ? `the plan does not show what local.${second} refers to` : undefined;
}

/** The addresses of the instances of the resource that a reference names. */
function addressesOf({ module, path }: ReferencedResource): readonly string[] {
  const [first = "", second = "", third = ""] = path;
  const key = first === "data" ? `data.${second}.${third}` : `${first}.${second}`;
  return instancesOf(key, module)?.items.map(({ address }) => address) ?? [];
}

/** The references in each expression are searched only once. */
const followedIn = oncePer((_module: Module) => new Map<string, readonly ReferencedResource[]>());

/** The references in the value of a local, an argument or an output. */
function followed(reference: ReferencedResource): readonly ReferencedResource[] {
  return onceIn(followedIn(reference.module), reference.key, () =>
    valuesOf(reference).flatMap(({ value, of }) => referencesIn(value, of)),
  );
}

function referencesIn(expression: Expression, module: Module): readonly ReferencedResource[] {
  return chainsIn(expression).flatMap((chain) => referenceOf(chain, module) ?? []);
}

interface Value {
  readonly value: Expression;
  readonly of: Module;
}

function valuesOf({ module, path: [first, second = "", third] }: ReferencedResource): readonly Value[] {
  switch (first) {
    case "local": {
      const local = module.declarations.locals.get(second);
      return local ? [{ value: local.value, of: module }] : [];
    }
    case "var": {
      const argument = module.call && argumentIn(module.call.block.body, second);
      return module.call && argument ? [{ value: argument.value, of: module.call.scope.module }] : [];
    }
    case "module": {
      const items = modulesOf(second, module)?.items ?? [];
      if (items.length === 0) return argumentValues(second, module);
      return items.flatMap(({ module: child }) => outputValues(child, third));
    }
    default:
      return [];
  }
}

/** An output of a module that is not read may depend on all arguments of its call. */
function argumentValues(name: string, module: Module): readonly Value[] {
  const { attributes } = module.declarations.modules.get(name)?.body ?? { attributes: [] };
  return attributes.map(({ value }) => ({ value, of: module }));
}

/** The addresses of resources to which outputs of the root module refer, or arguments for modules that are not here. */
export function exposedBy(root: Module): ReadonlySet<string> {
  const targets = targetsFrom(leavingReferences(root));
  return new Set(targets.flatMap((target) => ("on" in target ? [target.on] : [])));
}

/** The references in outputs of the root module, and in arguments for modules that are not here. */
export function leavingReferences(root: Module): readonly ReferencedResource[] {
  const values = [...outputValues(root, undefined), ...unreadArguments(root)];
  return values.flatMap(({ value, of }) => referencesIn(value, of));
}

/** The keys of references, and of all that they lead to: locals, arguments, outputs, and the documents in documents. */
export function reachedFrom(start: readonly ReferencedResource[]): ReadonlySet<string> {
  const seen = new Set<string>();
  const open = [...start];
  for (let next = open.pop(); next; next = open.pop()) {
    if (seen.has(next.key)) continue;
    seen.add(next.key);
    open.push(...followed(next), ...includedIn(next));
  }
  return seen;
}

function includedIn({ module, path }: ReferencedResource): readonly ReferencedResource[] {
  const document = path[1] === "aws_iam_policy_document" && module.declarations.resources.get(path.join("."));
  return document ? chainsOfDocument(document.block).flatMap((chain) => referenceOf(chain, module) ?? []) : [];
}

/** Each instance of a module has the document. */
const chainsOfDocument = oncePer(({ body }: HclBlock) => chainsOfBody(body));

/** The locations of the values that leave the root module in this way, also in locals and arguments. */
export function exposedPlaces(root: Module): readonly Location[] {
  const values = [...outputValues(root, undefined), ...unreadArguments(root)];
  const seen = new Set<string>();
  const places = values.map(({ value }) => value.location);
  const open = values.flatMap(({ value, of }) => referencesIn(value, of));
  for (let next = open.pop(); next; next = open.pop()) {
    if (seen.has(next.key)) continue;
    seen.add(next.key);
    places.push(...valuesOf(next).map(({ value }) => value.location));
    open.push(...followed(next));
  }
  return places;
}

function unreadArguments(module: Module): readonly Value[] {
  return [...module.declarations.modules.keys()].flatMap((name) => {
    const set = modulesOf(name, module);
    if (set && (set.items.length > 0 || set.incompleteReason === undefined))
      return set.items.flatMap((item) => unreadArguments(item.module));
    return argumentValues(name, module);
  });
}

/** The value of one output, or of all outputs if `name` is `undefined`. */
function outputValues(module: Module, name: string | undefined): readonly Value[] {
  return [...module.declarations.outputs].flatMap(([key, block]) => {
    const value = name === undefined || key === name ? argumentIn(block.body, "value") : undefined;
    return value ? [{ value: value.value, of: module }] : [];
  });
}
