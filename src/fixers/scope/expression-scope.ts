import type { ModuleDeclaration, ModuleFiles } from "../../model/index.js";
import { oncePer, textOf, type Location } from "../../source/index.js";
import { namesInExpression, type NameSteps } from "./expression-names.js";
import { placeIndex } from "./place-index.js";

/** An expression, and the place whose names it has. */
interface Placed {
  readonly expressionText: string;
  readonly location: Location;
}

/**
 * Whether an expression means the same in another place of its module. The names of a `for` expression or of a
 * `dynamic` block are declared nowhere else, so with them it does not.
 * https://developer.hashicorp.com/terraform/language/expressions/references
 */
export function meansTheSame({ expressionText, location }: Placed, place: Location, module: ModuleFiles): boolean {
  return (
    isSimple.test(expressionText) ||
    namesInExpression(expressionText).every((name) => isKnown(name, location, place, module))
  );
}

/** Most expressions refer to one variable or local, which a module has once. */
const isSimple = /^(?:var|local)(?:\.[\w-]+)+$/;

/** What is the same everywhere in a module. */
const ofModule = /^(?:var|local|path|terraform|tofu|ephemeral)$/;

function isKnown(name: NameSteps, from: Location, place: Location, { declarations }: ModuleFiles): boolean {
  const [first = ""] = name;
  if (ofModule.test(first)) return true;
  if (first === "each" || first === "count")
    return isRepeatedAlike(blockAt(from, declarations), blockAt(place, declarations));
  const length = first === "data" ? 3 : 2;
  const declared = declaredIn(declarations).get(name.slice(0, length).join("."));
  if (!declared) return first === "data" || first === "module";
  // A block with instances is a list or a map. Only an instance has attributes.
  // https://developer.hashicorp.com/terraform/language/meta-arguments/for_each#referring-to-instances
  return declared.repetition === undefined || name.length <= length;
}

/** Whether `each` and `count` are the same in two blocks. */
function isRepeatedAlike(one: ModuleDeclaration | undefined, other: ModuleDeclaration | undefined): boolean {
  if (one?.repetition === undefined || other?.repetition === undefined) return false;
  return one === other || (spaced(one.repetition) === spaced(other.repetition) && areTied(one, other));
}

/**
 * Whether a block with instances has the same `for_each` or `count` as the block of a place, and so the same keys. Where there is
 * one instance at most, its key is `[0]` for everybody.
 */
export function isRepeatedWith(name: string, place: Location, { declarations }: ModuleFiles): boolean {
  const named = declaredIn(declarations).get(name)?.repetition;
  const own = blockAt(place, declarations)?.repetition;
  return named !== undefined && own !== undefined && spaced(named) === spaced(own) && !isAtMostOne(own);
}

/** Whether a `count` makes one instance or none: `var.create ? 1 : 0`, but not `2 * (var.create ? 1 : 0)`. */
export function isAtMostOne(count: Location): boolean {
  const written = textOf(count).trim();
  const [, inBrackets = written] = /^\(((?:[^()]|\([^()]*\))*)\)$/.exec(written) ?? [];
  return /^1$|^[^?]*\?\s*(?:1\s*:\s*0|0\s*:\s*1)\s*$/.test(inBrackets);
}

/** Whether the instances of two blocks belong together: one block refers to the other by its own key, or both to a third. */
function areTied(one: ModuleDeclaration, other: ModuleDeclaration): boolean {
  const theirs = tiedTo(other);
  return [...tiedTo(one)].some((name) => theirs.has(name));
}

/** The block itself, and what it refers to by its own key alone. Another key may stand for another instance. */
const tiedTo = oncePer((block: ModuleDeclaration): ReadonlySet<string> => {
  const isSet = block.repetition !== undefined && textOf(block.repetition).startsWith("toset(");
  const references = Array.from(textOf(block.location).matchAll(/(?<![\w-])([\w-]+(?:\.[\w-]+)+)\[\s*([\w.]+\s*\])?/g));
  const isOwn = ([, , key = ""]: RegExpExecArray): boolean =>
    /^(?:each\.key|count\.index)\s*\]/.test(key) || (isSet && /^each\.value\s*\]/.test(key));
  const others = new Set(references.flatMap((one) => (isOwn(one) ? [] : [one[1]])));
  const tied = references.flatMap(([, name = ""]) => (others.has(name) ? [] : [name]));
  return new Set([block.name, ...tied]);
});

function spaced(place: Location): string {
  return textOf(place).replace(/\s+/g, " ");
}

const declaredIn = oncePer(
  (declarations: readonly ModuleDeclaration[]) => new Map(declarations.map((one) => [one.name, one])),
);

function blockAt(at: Location, declarations: readonly ModuleDeclaration[]): ModuleDeclaration | undefined {
  return blocksIn(declarations)
    .near(at)
    .find(({ location }) => at.start >= location.start && at.start < location.end);
}

const blocksIn = oncePer((declarations: readonly ModuleDeclaration[]) =>
  placeIndex(declarations, ({ location }) => location),
);
