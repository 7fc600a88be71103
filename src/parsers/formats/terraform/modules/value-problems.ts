import type { Location, SyntaxProblem } from "../../../../source/index.js";
import type { Expression, HclBody } from "../../../syntax/hcl/hcl-ast.js";
import { chainStart, visitKeys, visitParts } from "./expressions.js";

/** What Terraform rejects in a file with the values of variables. */
export function valueProblems({ attributes, blocks }: HclBody): readonly SyntaxProblem[] {
  return [
    ...blocks.map(({ header }) => ({ message: noBlocks, location: header })),
    ...attributes.flatMap(({ value }) => {
      const location = openPart(value);
      return location ? [{ message: onlyLiterals, location }] : [];
    }),
  ];
}

const noBlocks = "Terraform rejects a block in a file with values of variables. Write NAME = VALUE.";
const onlyLiterals =
  "Terraform rejects references and function calls in a file with values of variables. Write the value, a text in quotes.";

/** The first reference or call in an expression. What a loop names itself is no reference, so loops are left out. */
function openPart(expression: Expression): Location | undefined {
  const start = chainStart(expression);
  if (start.kind === "variable" || start.kind === "call") return expression.location;
  if (start.kind === "for") return undefined;
  if (start.kind === "template" && start.parts.some(({ kind }) => kind === "for")) return undefined;
  let found: Location | undefined;
  const visit = (part: Expression): void => {
    found ??= openPart(part);
  };
  visitParts(start, visit);
  visitKeys(expression, visit);
  return found;
}
