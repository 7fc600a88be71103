import type { Location } from "../../source/index.js";
import {
  and,
  asItems,
  asLiteral,
  isSatisfiable,
  member,
  type Mapping,
  type Node,
  type Origin,
  type Shape,
} from "../../tree/index.js";
import { listOf, unknownAt } from "../values.js";
import type { Scope, Stack } from "./scope.js";

const prefix = "Parameters.";

function symbolOf(name: string, { path }: Stack): string {
  return `${path}#${prefix}${name}`;
}

/** All values that a parameter may have, by its symbol. */
export function domainOf(symbol: string, stack: Stack): readonly string[] | undefined {
  const name = symbol.startsWith(symbolOf("", stack)) ? symbol.slice(symbolOf("", stack).length) : undefined;
  const allowed = name === undefined ? undefined : member(stack.parameters.get(name), "AllowedValues");
  if (!allowed) return undefined;
  const values = asItems(allowed).items.map(asLiteral);
  return values.every((value) => value !== undefined) ? values : undefined;
}

/** The value of a parameter: the one in the settings, its default where that can be, or a hole. */
export function parameterValue(name: string, declared: Mapping, at: Location, scope: Scope): Node {
  const { stack, useDefaults } = scope;
  const set = stack.values.parameters[name];
  const type = asLiteral(member(declared, "Type")) ?? "String";
  if (set !== undefined && set !== null) {
    const text = Array.isArray(set) ? set.map(plain).join(",") : plain(set);
    return valueOf(text, type, { from: "setting", name }, name, at);
  }
  const given = member(declared, "Default");
  const text = asLiteral(given);
  const symbol = symbolOf(name, stack);
  const isUsable = useDefaults && given && text !== undefined && text !== "" && canBe(symbol, text, scope);
  // The default of an SSM parameter is the name of where the value is kept.
  if (isUsable && !type.startsWith("AWS::SSM::Parameter::Value")) {
    return valueOf(text, type, { from: "default", name, at: given.location }, name, at);
  }
  return unknownAt(at, { id: symbol, reason: `parameter ${name} has no value`, spelling: name, shape: shapeOf(type) });
}

/** Numbers and booleans of a config file are written as texts. */
function plain(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}

/** Behind a condition that asks for another value the default is not the value. */
function canBe(subject: string, value: string, { when, stack }: Scope): boolean {
  if (when.op === "true") return true;
  const domain = domainOf(subject, stack);
  return isSatisfiable(and(when, { op: "equals", subject, value, ...(domain && { domain }) })) !== false;
}

function valueOf(text: string, type: string, origin: Origin, name: string, at: Location): Node {
  const item = (value: string, spelling?: string): Node => ({
    kind: "text",
    location: at,
    parts: [{ kind: "literal", text: value, location: at, origin, ...(spelling !== undefined && { spelling }) }],
  });
  const isList = type === "CommaDelimitedList" || type.startsWith("List<");
  return isList
    ? listOf(
        text.split(",").map((value) => item(value.trim())),
        at,
      )
    : item(text, name);
}

/** Ids and numbers hold neither colons nor slashes. */
function shapeOf(type: string): Shape {
  return type === "Number" || /^AWS::(?!SSM::)[\w:]+(?:::Id|KeyName|Name)$/.test(type) ? "segment" : "any";
}
