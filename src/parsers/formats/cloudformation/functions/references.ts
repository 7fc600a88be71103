import { asLiteral, asText, literalOf, type Node } from "../../../../tree/index.js";
import { argumentsOf } from "../templates/call.js";
import { evaluate } from "../evaluation/evaluate.js";
import { substituteText } from "../templates/for-each.js";
import { attributeNamed, valueNamed } from "./referenced-values.js";
import type { Scope } from "../templates/scope.js";
import { notKnown } from "../values/unknowns.js";
import type { IntrinsicFunction } from "../templates/function.js";

/** `Ref: name` */
export const reference: IntrinsicFunction = ({ node, argument }, scope) => {
  const name = nameIn(argument, scope);
  return name === undefined ? notKnown(node, "what Ref names is not known") : valueNamed(name, node.location, scope);
};

/** `Fn::GetAtt: [resource, attribute]`, or the two joined by a dot. */
export const getAttribute: IntrinsicFunction = (call, scope) => {
  const { node } = call;
  const names = argumentsOf(call).map((argument) => nameIn(argument, scope));
  const path = names.join(".");
  const dot = path.indexOf(".");
  if (names.includes(undefined) || dot === -1) return notKnown(node, "what Fn::GetAtt names is not known");
  return attributeNamed(path.slice(0, dot), path.slice(dot + 1), node.location, scope);
};

/** With the language extensions, a function may return the name. */
function nameIn(argument: Node, scope: Scope): string | undefined {
  const literal = asLiteral(argument);
  if (literal !== undefined) return substituteText(literal, scope.loops);
  const text = asText(evaluate(argument, scope));
  return text && literalOf(text);
}
