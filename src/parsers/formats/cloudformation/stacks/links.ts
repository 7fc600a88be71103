import { failure, isFailure, type Result } from "../../../../source/index.js";
import { always, entryOf, identityOf, literalOf, member, type Formula, type Node } from "../../../../tree/index.js";
import { prune } from "../../../values/choices.js";
import { computedText, mappingOf } from "../../../values/values.js";
import { conditionOf } from "../resources/declarations.js";
import type { StackValueCache } from "./stack-value-cache.js";
import { importedNode } from "../values/imported-nodes.js";
import { evaluate } from "../evaluation/evaluate.js";
import { exportedValue, inAssemblyOf, type Exports } from "../exports/exports.js";
import type { StackNesting, NestedStackLink } from "./stack-nesting.js";
import { ofOneOfMany } from "./one-of-many.js";
import { possibleExports } from "../exports/possible-exports.js";
import { outputValue } from "../exports/outputs.js";
import { domainOf, declaringPath } from "../parameters/parameter-symbols.js";
import type { Stack, StackLinks } from "../templates/scope.js";
import { notKnown } from "../values/unknowns.js";

/** All stacks of a run. */
export interface StacksOfRun {
  readonly nesting: StackNesting;
  readonly stacks: ReadonlyMap<string, Stack>;
  readonly exports: Exports;
  /** The values of exports that the account has, by name. Those of the run win. */
  readonly known: ReadonlyMap<string, string>;
  readonly valueCache: StackValueCache;
}

/** The values a stack gets from other stacks. */
export function linksOf(path: string, run: StacksOfRun): StackLinks {
  const { exports, known, nesting: stackNesting, stacks } = run;
  let existence: Formula | undefined;
  return {
    existence: () => (existence ??= existenceOf(path, run)),
    passed: (parameter, usesDefaults) =>
      stackNesting.nestingsOf(path).map((nesting) => member(parametersOf(nesting, usesDefaults, run), parameter)),
    domainOf: (symbol) => {
      const home = stacks.get(declaringPath(symbol) ?? "");
      return home && home.path !== path ? domainOf(symbol, home) : undefined;
    },
    nested: ({ written }) => {
      const nesting = stackNesting.nested(path, written);
      return isFailure(nesting) ? undefined : nesting.child;
    },
    unread: ({ written }) => stackNesting.unread(path, written),
    output: ({ written }, name) => outputOf(stackNesting.nested(path, written), name, run),
    outputOf: (stack, name, { at, region }) => {
      const template = stackNesting.named(path, stack, region);
      const isThere = template !== undefined && stacks.get(template)?.outputs.has(name) === true;
      return isThere ? importedNode(valueOf(template, name, run), { at }) : undefined;
    },
    exported: (name, at) => {
      const importer = stacks.get(path);
      const ofRun = exports.get(identityOf(name));
      const literal = literalOf(name);
      const inAccount = ofRun || literal === undefined ? undefined : known.get(literal);
      if (inAccount !== undefined) return computedText(inAccount, at);
      const all = ofRun ?? possibleExports(exports, name, path);
      return exportedValue(importer ? inAssemblyOf(importer, all) : all, name, at, (one) =>
        importedNode(valueOf(one.path, one.output, run), { at }),
      );
    },
  };
}

function stackAt(path: string, { stacks }: StacksOfRun): Stack {
  const stack = stacks.get(path);
  if (!stack) throw new Error(`${path} is not among the templates of the run`);
  return stack;
}

/** The resource that nests it; if there are several, it is not decided which one. */
function existenceOf(path: string, run: StacksOfRun): Formula {
  const formulas = run.nesting.nestingsOf(path).map(({ logicalId, parent }) => {
    const stack = stackAt(parent, run);
    const declaration = stack.declared.byId.get(logicalId);
    return declaration ? conditionOf(declaration, stack) : stack.links.existence();
  });
  const [only = always, ...others] = formulas;
  if (others.length === 0) return only;
  return formulas.some(({ op }) => op === "true") ? always : { op: "opaque", id: `${path}#Stacks` };
}

/** The parameters that are passed to a nested stack. */
function parametersOf({ logicalId, parent }: NestedStackLink, usesDefaults: boolean, run: StacksOfRun): Node {
  const stack = stackAt(parent, run);
  const declaration = stack.declared.byId.get(logicalId);
  if (!declaration) return notKnown(stack.root, "the stack is created in a loop");
  const make = (): Node => {
    const properties = entryOf(declaration.body, "Properties")?.value;
    if (properties?.kind !== "mapping")
      return notKnown(declaration.body, `the properties of ${logicalId} are not known`);
    const parameters = entryOf(properties, "Parameters")?.value;
    if (!parameters) return mappingOf([], properties.location);
    const when = conditionOf(declaration, stack);
    return prune(evaluate(parameters, { stack, loops: declaration.loops, when, usesDefaults }), when);
  };
  const key = `${parent}#${logicalId}/Parameters/${String(usesDefaults)}`;
  const made = run.valueCache.value(key, make);
  return isFailure(made) ? notKnown(declaration.body, made.message) : made;
}

/** The value of an output, in its own template. */
function valueOf(path: string, name: string, run: StacksOfRun): Node {
  const stack = stackAt(path, run);
  const output = stack.outputs.get(name);
  if (!output) return notKnown(stack.root, `there is no output ${name}`);
  const make = (): Node => outputValue(output, stack) ?? notKnown(output.body, `the output ${name} has no value`);
  const made = run.valueCache.value(`${path}#Outputs.${name}`, make);
  return isFailure(made) ? notKnown(output.body, made.message) : made;
}

/** An output of a nested stack. */
function outputOf(nesting: Result<NestedStackLink>, name: string, run: StacksOfRun): Result<Node> {
  if (isFailure(nesting)) return nesting;
  const { child, logicalId, parent } = nesting;
  if (!stackAt(child, run).outputs.has(name)) return failure(`the nested stack ${logicalId} has no output ${name}`);
  const value = valueOf(child, name, run);
  if (!run.nesting.isOneOfMany(child)) return value;
  return importedNode(value, { at: value.location, change: (part) => ofOneOfMany(part, parent, logicalId) });
}
