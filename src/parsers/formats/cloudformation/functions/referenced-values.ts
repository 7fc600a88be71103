import { isFailure, type Location } from "../../../../source/index.js";
import { literalOf, type Node, type Text } from "../../../../tree/index.js";
import { referencedText } from "../../../values/origins.js";
import { nullAt, textOfParts, unknownAt } from "../../../values/values.js";
import { importedNode } from "../values/imported-nodes.js";
import { substituteText } from "../templates/for-each.js";
import { isNestedStack } from "../templates/nested-stacks.js";
import { parameterValue } from "../parameters/parameters.js";
import { pseudoParameter } from "../parameters/pseudo-parameters.js";
import { attributeText, isGeneratedAttribute, referenceText } from "../resources/resource-names.js";
import type { Declaration, Scope } from "../templates/scope.js";

/** What `${name}` in `Fn::Sub` stands for: `Ref`, or with a dot `Fn::GetAtt`. */
export function referenceTo(name: string, at: Location, scope: Scope): Node {
  const filled = substituteText(name.trim(), scope.loops);
  const dot = filled.indexOf(".");
  const isWhole = dot === -1 || scope.loops.has(filled);
  return isWhole
    ? valueNamed(filled, at, scope)
    : attributeNamed(filled.slice(0, dot), filled.slice(dot + 1), at, scope);
}

/** What `Ref` gives: the value of a loop, a pseudo parameter, a parameter, or what a resource is referred to by. */
export function valueNamed(name: string, at: Location, scope: Scope): Node {
  const { stack, loops } = scope;
  const turn = loops.get(name);
  if (turn)
    return textOfParts(
      turn.parts.map((part) => ({ ...part, location: at, isConditional: true })),
      at,
    );
  if (name === "AWS::NoValue") return nullAt(at);
  const pseudo = pseudoParameter(name, at, stack);
  if (pseudo) return pseudo;
  const parameter = stack.parameters.get(name);
  if (parameter) return parameterValue(name, parameter, at, scope);
  const declaration = stack.declared.byId.get(name);
  const text = declaration && referenceText(declaration, scope);
  return text ? fromResource(text, declaration, name, at) : undeclared(name, name, at, scope);
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudformation-stack.html#aws-resource-cloudformation-stack-return-values */
const outputs = "Outputs.";

/** What `Fn::GetAtt` gives. */
export function attributeNamed(logicalId: string, attribute: string, at: Location, scope: Scope): Node {
  const { stack } = scope;
  const expressionText = `${logicalId}.${attribute}`;
  const declaration = stack.declared.byId.get(logicalId);
  if (!declaration) return undeclared(logicalId, expressionText, at, scope);
  const text = attributeText(declaration, attribute, scope);
  if (text) return fromResource(text, declaration, expressionText, at);
  const isOutput = isNestedStack(declaration.type) && attribute.startsWith(outputs);
  const output = isOutput ? stack.links.output(declaration, attribute.slice(outputs.length)) : undefined;
  if (output && !isFailure(output)) return importedNode(output, { at, expressionText });
  const { key } = declaration;
  const reason = output?.message ?? `the attribute ${expressionText} is known only after the deployment`;
  const isUnique = isGeneratedAttribute(declaration, attribute);
  return unknownAt(at, { id: `${key}/${attribute}`, reason, expressionText, resource: key, isUnique });
}

function fromResource(text: Text, { key }: Declaration, expressionText: string, at: Location): Node {
  const placed = referencedText(text, key, expressionText, at);
  const [only] = placed.parts;
  const isUnknown = placed.parts.length === 1 && only?.kind === "hole" && literalOf(text) === undefined;
  return isUnknown ? { ...only, kind: "unknown" } : placed;
}

function undeclared(name: string, expressionText: string, at: Location, { stack }: Scope): Node {
  return unknownAt(at, {
    id: `${stack.path}#${expressionText}`,
    reason: `${name} is not declared in this template`,
    expressionText,
  });
}
