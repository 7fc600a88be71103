import { holeOf, withInnerNodes, type Mapping, type Node, type Scalar } from "../../../tree/index.js";
import { exchangedParts, rangesOf, scalarParts } from "../../syntax/text-parts.js";
import { textOfParts, unknownAt } from "../../values/values.js";

/**
 * A CI server writes `***` in place of each secret in what a command prints, a plan too.
 * https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands#masking-a-value-in-a-log
 */
const mask = /\*{3,}/g;
const reason = "a CI server masked it in the plan";

/** A plan with holes for what was masked when it was printed. */
export function withoutMasks(root: Mapping): Mapping {
  return root.location.file.text.includes("***") ? (withHoles(root) as Mapping) : root;
}

function withHoles(node: Node): Node {
  switch (node.kind) {
    case "scalar":
      return node.text.includes("***") ? textWithHoles(node) : node;
    case "list":
    case "mapping":
      return withInnerNodes(node, withHoles);
    default:
      return node;
  }
}

function textWithHoles(node: Scalar): Node {
  const { layout, location, text } = node;
  const parts = exchangedParts(scalarParts(node), rangesOf(mask, text), ({ start }) => {
    // Two masks may hide two secrets.
    const id = `${location.file.path}@${String(location.start)}***${String(start)}`;
    return [holeOf(unknownAt(location, { id, reason }))];
  });
  return textOfParts(parts, location, layout);
}
