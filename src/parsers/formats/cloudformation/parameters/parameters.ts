import { extended, type Location, ownValue } from "../../../../source/index.js";
import { asLiteral, member, type Mapping, type Node, type Origin, type Unknown } from "../../../../tree/index.js";
import { withAllowedValues } from "../../../values/allowed-values.js";
import { concealed } from "../../../values/secrets.js";
import { listOf, unknownAt } from "../../../values/values.js";
import { domainOf, mayHaveValue, possibleValues, symbolOf } from "./parameter-symbols.js";
import { isListType, isStoredType, shapeOf } from "./parameter-types.js";
import { passedValue } from "./passed-values.js";
import { literalAsRead } from "../values/plain-booleans.js";
import type { Scope, Stack } from "../templates/scope.js";

/**
 * The value of a parameter: what the stacks that nest this one pass, the one in the settings, its default where that can
 * be, or a hole. The value of a secret parameter is always a hole.
 */
export function parameterValue(name: string, declared: Mapping, at: Location, scope: Scope): Node {
  const value = allowedValue(anyValue(name, declared, at, scope), name, declared, scope);
  return isSecretParameter(declared) ? concealed(value, (step) => secretValue(name, step, declared, at, scope)) : value;
}

/** AWS accepts only the allowed values. Those of a list are its items, and those of a stored parameter are names. */
function allowedValue(value: Node, name: string, declared: Mapping, scope: Scope): Node {
  const type = typeOf(declared);
  if (value.kind !== "unknown" || isListType(type) || isStoredType(type)) return value;
  const { id } = value.symbol;
  const allowed = domainOf(id, scope.stack);
  if (!allowed) return value;
  return withAllowedValues(value, {
    id: symbolOf(name, scope.stack),
    allowed,
    possible: possibleValues(id, allowed, scope),
  });
}

/** Whether AWS shows the value to nobody: `NoEcho` is true, or is not certainly false. */
export function isSecretParameter(declared: Mapping): boolean {
  const given = member(declared, "NoEcho");
  return given !== undefined && !/^(?:false|no|off|n)$/i.test(asLiteral(given) ?? "");
}

function secretValue(name: string, step: string, declared: Mapping, at: Location, { stack }: Scope): Unknown {
  return unknownAt(at, {
    id: symbolOf(name, stack) + step,
    reason: `parameter ${name} is secret (NoEcho)`,
    ...(step === "" && { expressionText: name }),
    shape: shapeOf(typeOf(declared)),
    isRequired: !member(declared, "Default"),
  });
}

function typeOf(declared: Mapping): string {
  return asLiteral(member(declared, "Type")) ?? "String";
}

function anyValue(name: string, declared: Mapping, at: Location, scope: Scope): Node {
  const { stack, usesDefaults } = scope;
  const passed = passedValue(name, declared, at, scope);
  if (passed) return passed;
  const set = ownValue(stack.values.parameters, name);
  const type = typeOf(declared);
  if (set !== undefined && set !== null) {
    const text = Array.isArray(set) ? set.map(plain).join(",") : plain(set);
    return valueOf(text, type, { from: "setting", name }, name, at);
  }
  const given = member(declared, "Default");
  const text = literalAsRead(given);
  const symbol = symbolOf(name, stack);
  // Amplify writes the name of a parameter as its default, and always passes a value.
  const isValue = text !== undefined && text !== "" && text !== name;
  const isUsable = usesDefaults && given && isValue && mayHaveValue(symbol, text, scope);
  // The default of a stored parameter is the name of the place where the value is stored.
  if (isUsable && !isStoredType(type))
    return asDefault(valueOf(text, type, { from: "default", name, at: given.location }, name, at), symbol, stack);
  const isRequired = (!given || isStoredType(type)) && domainOf(symbol, stack)?.includes("") !== true;
  const reason = `parameter ${name} has no value`;
  return unknownAt(at, { id: symbol, reason, expressionText: name, shape: shapeOf(type), isRequired });
}

/** A default with the comparison that conditions make with it. They compare no lists. */
function asDefault(node: Node, subject: string, stack: Stack): Node {
  if (node.kind !== "text") return node;
  const domain = domainOf(subject, stack);
  const parts = node.parts.map((part) => {
    if (part.kind === "hole") return part;
    return extended(part, { defaultWhen: { op: "equals", subject, value: part.text, ...(domain && { domain }) } });
  });
  return { ...node, parts };
}

/** Numbers and booleans of a config file are written as texts. */
function plain(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}

function valueOf(text: string, type: string, origin: Origin, name: string, at: Location): Node {
  const item = (value: string, expressionText?: string): Node => ({
    kind: "text",
    location: at,
    parts: [
      { kind: "literal", text: value, location: at, origin, ...(expressionText !== undefined && { expressionText }) },
    ],
  });
  return isListType(type)
    ? listOf(
        text.split(",").map((value) => item(value.trim())),
        at,
      )
    : item(text, name);
}
