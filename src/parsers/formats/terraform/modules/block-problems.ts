import { nearestName, type SyntaxProblem } from "../../../../source/index.js";
import type { HclBlock, HclBody } from "../../../syntax/hcl/hcl-ast.js";

/** The blocks that declare something of AWS. Each has two labels: a type and a name. */
const declaring: readonly string[] = ["resource", "data"];

/**
 * Blocks with a resource that Terraform rejects, so that nothing is seen of it: the word before it is misspelt, or a label
 * is missing.
 */
export function blockProblems({ blocks }: HclBody): readonly SyntaxProblem[] {
  return blocks.flatMap((block) => {
    const message = problemOf(block);
    return message === undefined ? [] : [{ message, location: block.header }];
  });
}

function problemOf({ labels, type }: HclBlock): string | undefined {
  if (!labels[0]?.text.startsWith("aws_")) return undefined;
  if (declaring.includes(type)) {
    if (labels.length === 2) return undefined;
    return `Terraform rejects this ${type} block: it needs two labels, the type and the name.`;
  }
  const meant = nearestName(type, declaring);
  return meant && `Terraform rejects this block: there are no blocks of type ${type}. Write ${meant}.`;
}
