import type { Location } from "../../../../source/index.js";
import { asLiteral, asText, literalOf, member, type Formula, type Mapping, type Node } from "../../../../tree/index.js";
import { distribute } from "../../../values/choices.js";
import { splitText } from "../../../values/split-text.js";
import { identity, unknownAt } from "../../../values/values.js";
import { importedNode } from "../values/imported-nodes.js";
import { mayHaveValue, symbolOf } from "./parameter-symbols.js";
import { literalAsRead } from "../values/plain-booleans.js";
import { isListType, isStoredType } from "./parameter-types.js";
import type { Scope, Stack } from "../templates/scope.js";

/** The value of a parameter of a nested stack; `undefined` where no stack nests this one. */
export function passedValue(name: string, declared: Mapping, at: Location, scope: Scope): Node | undefined {
  const { stack, usesDefaults } = scope;
  const certain = agreedOn(name, declared, stack, false);
  if (!certain) return undefined;
  const type = asLiteral(member(declared, "Type")) ?? "String";
  if (isStoredType(type)) return notPassed(name, stack, at, `parameter ${name} is read from Parameter Store`);
  const symbol = soleSymbol(certain);
  if (symbol !== undefined) stack.aliases.set(symbol, name);
  const usual = usesDefaults ? agreedOn(name, declared, stack, true) : undefined;
  const value = usual && isUsual(usual, certain, scope) ? usual : certain;
  const placed = importedNode(value, { at, expressionText: name });
  return isListType(type) ? listIn(placed, name, stack, at) : placed;
}

/** The values from all stacks that nest this one; if they pass nothing, the default is certainly the value. */
function agreedOn(name: string, declared: Mapping, stack: Stack, usesDefaults: boolean): Node | undefined {
  const values = stack.links.passed(name, usesDefaults).map((value) => filled(value, name, declared, stack));
  const [first, ...others] = values;
  if (!first || others.every((other) => identity(other) === identity(first))) return first;
  return notPassed(name, stack, declared.location, `parameter ${name} has another value in each stack`);
}

function filled(value: Node | undefined, name: string, declared: Mapping, stack: Stack): Node {
  if (value?.kind !== "choice") return value && value.kind !== "null" ? value : defaultOf(name, declared, stack);
  const branches = value.branches.map((branch) => ({
    when: branch.when,
    value: filled(branch.value, name, declared, stack),
  }));
  return { ...value, branches };
}

function defaultOf(name: string, declared: Mapping, stack: Stack): Node {
  const { location } = declared;
  const given = member(declared, "Default");
  const text = literalAsRead(given);
  if (text === undefined) return notPassed(name, stack, location, `nothing is passed as parameter ${name}`);
  const origin = { from: "default", name, ...(given && { at: given.location }) } as const;
  return { kind: "text", location, parts: [{ kind: "literal", text, location, origin }] };
}

function notPassed(name: string, stack: Stack, at: Location, reason: string): Node {
  return unknownAt(at, { id: symbolOf(name, stack), reason, expressionText: name });
}

function soleSymbol(node: Node): string | undefined {
  const [only, ...others] = asText(node)?.parts ?? [];
  return only?.kind === "hole" && others.length === 0 ? only.symbol.id : undefined;
}

/** Whether a value that depends on defaults of other stacks is possible where the expression is. */
function isUsual(usual: Node, certain: Node, scope: Scope): boolean {
  const symbol = soleSymbol(certain);
  const text = asText(usual);
  const literal = text && literalOf(text);
  if (symbol !== undefined && literal !== undefined) return mayHaveValue(symbol, literal, scope);
  return identity(usual) === identity(certain) || !isAbout(scope.when, symbolsIn(certain));
}

function isAbout(formula: Formula, symbols: ReadonlySet<string>): boolean {
  switch (formula.op) {
    case "not":
      return isAbout(formula.of, symbols);
    case "and":
    case "or":
      return formula.of.some((part) => isAbout(part, symbols));
    case "equals":
      return symbols.has(formula.subject);
    default:
      return false;
  }
}

function symbolsIn(node: Node): ReadonlySet<string> {
  switch (node.kind) {
    case "choice":
      return new Set(node.branches.flatMap(({ value }) => [...symbolsIn(value)]));
    case "list":
      return new Set(node.items.flatMap((item) => [...symbolsIn(item)]));
    default:
      return new Set(asText(node)?.parts.flatMap((part) => (part.kind === "hole" ? [part.symbol.id] : [])));
  }
}

/** Lists are passed as one text with commas. */
function listIn(value: Node, name: string, stack: Stack, at: Location): Node {
  const listed = distribute([value], at, ([plain]) => {
    if (plain?.kind === "list") return plain;
    const text = asText(plain);
    return (text && splitText(text, ",", at)) ?? plain ?? value;
  });
  return listed ?? notPassed(name, stack, at, "it depends on too many conditions");
}
