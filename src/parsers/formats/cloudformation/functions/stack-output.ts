import { asLiteral, asText, member, type Node } from "../../../../tree/index.js";
import { unknownAt } from "../../../values/values.js";
import { evaluate } from "../evaluation/evaluate.js";
import type { IntrinsicFunction } from "../templates/function.js";
import { notKnown } from "../values/unknowns.js";

/**
 * `Fn::GetStackOutput: { StackName, OutputName, Region, RoleArn }`; its value is the output of another stack of the same CDK app, if it
 * is deployed to the same account, and to this region. Other templates do not say which stack they become.
 */
export const stackOutput: IntrinsicFunction = ({ node, argument }, scope) => {
  const given = evaluate(argument, scope);
  const [stack, name, ...elsewhere] = ["StackName", "OutputName", "Region", "RoleArn"].map((key) => {
    const value = member(given, key);
    return value && !isOwnRegion(value) ? (asLiteral(value) ?? null) : undefined;
  });
  const reason = "the output of another stack is not known";
  if (typeof stack !== "string" || typeof name !== "string" || elsewhere.includes(null)) return notKnown(node, reason);
  const [region, role] = elsewhere;
  const place = { at: node.location, ...(typeof region === "string" && { region }) };
  const known = role === undefined ? scope.stack.links.outputOf(stack, name, place) : undefined;
  // Wherever it is read, it is the same text.
  return known ?? unknownAt(node.location, { id: `output:${JSON.stringify([stack, name, region, role])}`, reason });
};

/** `AWS::Region`, as CDK writes it for a stack whose region is not known: the output is in the region of the stack that reads it. */
function isOwnRegion(node: Node): boolean {
  const [part, ...others] = asText(node)?.parts ?? [];
  return others.length === 0 && part?.origin.from === "pseudo" && part.origin.name === "region";
}
