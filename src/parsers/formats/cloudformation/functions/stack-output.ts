import { asLiteral, member } from "../../../../tree/index.js";
import { unknownAt } from "../../../values/values.js";
import { evaluate } from "../evaluation/evaluate.js";
import type { IntrinsicFunction } from "../templates/function.js";
import { notKnown } from "../values/unknowns.js";

/**
 * `Fn::GetStackOutput: { StackName, OutputName, Region, RoleArn }`; its value is the output of another stack of the same CDK app, if it
 * is deployed to the same account and region. Other templates do not say which stack they become.
 */
export const stackOutput: IntrinsicFunction = ({ node, argument }, scope) => {
  const given = evaluate(argument, scope);
  const [stack, name, ...elsewhere] = ["StackName", "OutputName", "Region", "RoleArn"].map((key) => {
    const value = member(given, key);
    return value && (asLiteral(value) ?? null);
  });
  const reason = "the output of another stack is not known";
  if (typeof stack !== "string" || typeof name !== "string" || elsewhere.includes(null)) return notKnown(node, reason);
  const [region, role] = elsewhere;
  const place = { at: node.location, ...(typeof region === "string" && { region }) };
  const known = role === undefined ? scope.stack.links.outputOf(stack, name, place) : undefined;
  // Wherever it is read, it is the same text.
  return known ?? unknownAt(node.location, { id: `output:${JSON.stringify([stack, name, region, role])}`, reason });
};
