import { isFailure } from "../../../../source/index.js";
import {
  alternatives,
  and,
  asLiteral,
  asText,
  innerNodes,
  never,
  or,
  type Formula,
  type HoleSymbol,
  type Node,
} from "../../../../tree/index.js";
import type { Call, TemplateExpression } from "../../../syntax/hcl/hcl-ast.js";
import { argumentsOf } from "./call-arguments.js";
import { choiceOf, withoutFailingBranches } from "../../../values/choices.js";
import { booleanOf } from "../values/conditions.js";
import { evaluate, notKnown, repeatable } from "./evaluate.js";
import { moduleScope, withNames, type Scope } from "../modules/scope.js";
import { pathOf, templateFile } from "../functions/template-file.js";
import { dependingOn } from "../../../values/run-values.js";
import { concealed } from "../../../values/secrets.js";
import { failureAt, hasFailure, identity, reasonIn, unknownAt } from "../../../values/values.js";

/** Functions that check whether arguments fail, use arguments before they are evaluated, or try one after another. */
export const specialForms: Readonly<Record<string, (call: Call, scope: Scope) => Node>> = {
  try: evaluateTry,
  can: evaluateCan,
  coalesce: (call, scope) => firstOf(call, scope, isEmpty, dependingOn),
  coalescelist: (call, scope) => firstOf(call, scope, isEmptyList),
  templatefile: evaluateTemplateFile,
  templatestring: evaluateTemplateString,
  sensitive: evaluateSensitive,
  nonsensitive: evaluateFirst,
  ephemeralasnull: evaluateEphemeralAsNull,
};

function evaluateFirst(call: Call, scope: Scope): Node {
  const [only] = call.arguments;
  return only ? evaluate(only, scope) : failureAt(call.location, "an argument is missing");
}

/** Only ephemeral values become null. Those are never known here. */
function evaluateEphemeralAsNull(call: Call, scope: Scope): Node {
  const value = evaluateFirst(call, scope);
  const open = reasonIn(value);
  return open === undefined || hasFailure(value) ? value : notKnown(call, scope, "it may be ephemeral");
}

/** A value without a name is known by its number. Its expression is not shown, because the value may be written in it. */
function evaluateSensitive(call: Call, scope: Scope): Node {
  const { environment } = scope.module;
  const value = evaluateFirst(call, scope);
  return concealed(value, (step) => {
    const key = identity(value) + step;
    const number = environment.secrets.get(key) ?? environment.secrets.size;
    environment.secrets.set(key, number);
    const id = `${environment.path}#sensitive(${String(number)})`;
    return unknownAt(call.location, { id, reason: "a value is sensitive" });
  });
}

/** The first argument that does not fail. In branches where it fails, the next argument is tried. */
function evaluateTry(call: Call, scope: Scope): Node {
  const [first, ...rest] = call.arguments;
  if (!first) return failureAt(call.location, "no expression of try succeeds");
  const branches = alternatives(evaluate(first, scope)).map(({ when, value }) => {
    const settled = withoutFailingBranches(value);
    return { when, value: hasFailure(settled) ? evaluateTry({ ...call, arguments: rest }, scope) : settled };
  });
  return choiceOf(branches, call.location);
}

/** What is not known may fail or not. So there, the call is a condition of its own, which nothing decides. */
function evaluateCan(call: Call, scope: Scope): Node {
  const open: Formula = { op: "opaque", id: notKnown(call, scope, "its argument is not known").symbol.id };
  const working = alternatives(evaluateFirst(call, scope)).map(({ when, value }) => {
    if (hasFailure(withoutFailingBranches(value))) return never;
    return hasFailure(value) || mayFail(value) ? and(when, open) : when;
  });
  return booleanOf(or(...working), call.location);
}

/** Whether a value holds something of which not even the kind is known. A name or an ARN of a resource never fails. */
function mayFail(node: Node): boolean {
  switch (node.kind) {
    case "unknown":
      return node.symbol.shape === "any";
    case "text":
      return node.parts.some((part) => part.kind === "hole" && isOpen(part.symbol));
    case "list":
    case "mapping":
      return node.incompleteReason !== undefined || innerNodes(node).some(mayFail);
    default:
      return innerNodes(node).some(mayFail);
  }
}

function isOpen({ resource, shape }: HoleSymbol): boolean {
  return resource === undefined && shape === "any";
}

/** `true`: the argument is skipped. `undefined`: this is not known. */
type IsPassed = (node: Node) => boolean | undefined;

function isEmpty(node: Node): boolean | undefined {
  if (node.kind === "null") return true;
  const text = asText(node);
  if (!text) return node.kind === "unknown" ? undefined : false;
  if (text.parts.some((part) => part.kind === "literal" && part.text !== "")) return false;
  const hole = text.parts.find((part) => part.kind === "hole");
  if (hole?.kind !== "hole") return true;
  // The name and the ARN of a resource are never empty.
  return isOpen(hole.symbol) ? undefined : false;
}

function isEmptyList(node: Node): boolean | undefined {
  if (node.kind === "null") return true;
  if (node.kind !== "list" && node.kind !== "mapping") return undefined;
  const size = node.kind === "list" ? node.items.length : node.entries.length;
  return size > 0 ? false : node.incompleteReason === undefined ? true : undefined;
}

/** How the value that is chosen depends on the arguments. */
type Dependence = typeof dependingOn;

function firstOf(call: Call, scope: Scope, isPassed: IsPassed, depending: Dependence = (_, value) => value): Node {
  const given = argumentsOf(call, scope);
  if (!given) return notKnown(call, scope, "its arguments are not known");
  const repetition = { at: call.location, expressionText: repeatable(call, scope) };
  const pick = (at: number): Node => {
    const node = given[at];
    if (!node) return failureAt(call.location, "all arguments are empty");
    // Those behind it decide nothing.
    const sources = given.slice(0, at + 1);
    const branches = alternatives(node).map(({ value, when }) => {
      if (hasFailure(value)) return { when, value };
      const isLast = given.slice(at + 1).every((other) => isPassed(other) === true);
      // If the only value that is left were passed as well, Terraform would stop.
      const passed = isPassed(value) ?? (isLast ? false : undefined);
      if (passed === undefined)
        return { when, value: notKnown(call, scope, reasonIn(value) ?? "it is not known which is empty") };
      return { when, value: passed ? pick(at + 1) : depending(sources, value, repetition) };
    });
    return choiceOf(branches, call.location);
  };
  return pick(0);
}

function evaluateTemplateFile(call: Call, scope: Scope): Node {
  const [path, vars] = call.arguments.map((argument) => evaluate(argument, scope));
  const name = pathOf(path);
  if (name === undefined) return notKnown(call, scope, (path && reasonIn(path)) ?? "the path is not known");
  const found = templateFile(name, scope.module);
  if (isFailure(found)) return notKnown(call, scope, found.message);
  return filled(found, vars, call, scope);
}

/** The template is the text of a value, as of a variable or an attribute. */
function evaluateTemplateString(call: Call, scope: Scope): Node {
  const [value, vars] = call.arguments.map((argument) => evaluate(argument, scope));
  const text = asLiteral(value);
  const template = text !== undefined && scope.module.environment.hcl.readTemplateText(text, call.location);
  if (!template || !value) return notKnown(call, scope, (value && reasonIn(value)) ?? "the template is not known");
  return dependingOn([value], filled(template, vars, call, scope), {
    at: call.location,
    expressionText: repeatable(call, scope),
  });
}

/** A template with its variables. */
function filled(template: TemplateExpression, vars: Node | undefined, call: Call, scope: Scope): Node {
  if (vars && vars.kind !== "mapping") return notKnown(call, scope, reasonIn(vars) ?? "the variables are not known");
  const inner = { given: scope.assumed, ...moduleScope(scope.module) };
  return evaluate(
    template,
    withNames(
      inner,
      (vars?.entries ?? []).map((entry) => [entry.key.text, entry.value]),
    ),
  );
}
