import type { Location, SourceFile } from "../../../../source/index.js";
import { asText, identityOf, stringOf, type Node, type Text, type TextPart } from "../../../../tree/index.js";
import { flatten, sliceParts } from "../../../syntax/text-parts.js";
import { textOfParts } from "../../../values/values.js";

/**
 * A value with its dynamic references as holes; one reference is one value wherever it stands.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html
 */
export function withoutDynamicReferences(node: Node): Node {
  if (node.kind === "choice") {
    const branches = node.branches.map(({ when, value }) => ({ when, value: withoutDynamicReferences(value) }));
    return { ...node, branches };
  }
  if (node.kind !== "scalar" && node.kind !== "text") return node;
  // Nearly all texts have none.
  if (!(node.kind === "scalar" ? node.text : flatten(node.parts)).includes("{{resolve:")) return node;
  const text = asText(node);
  return text ? replaced(text) : node;
}

const references = /\{\{resolve:[^{}]*\}\}/g;

function replaced({ parts, location, layout }: Text): Node {
  const written = flatten(parts);
  const result: TextPart[] = [];
  let at = 0;
  for (const match of written.matchAll(references)) {
    const end = match.index + match[0].length;
    result.push(...sliceParts(parts, at, match.index), holeFor(sliceParts(parts, match.index, end), location));
    at = end;
  }
  return textOfParts([...result, ...sliceParts(parts, at, written.length)], location, layout);
}

function holeFor(parts: readonly TextPart[], location: Text["location"]): TextPart {
  const written = stringOf({ parts }, "…");
  return {
    kind: "hole",
    symbol: { id: identityOf({ kind: "text", parts, location }), shape: "any" },
    // The name of a secret, and the key in it, are nobody's business.
    reason: `${isSecret(written) ? "a reference to a secret" : written} is resolved during the deployment`,
    location: parts[0]?.location ?? location,
    origin: { from: "computed" },
  };
}

/** The places of references to secrets in a file, for outputs that quote the file. */
export function secretReferences(file: SourceFile): readonly Location[] {
  return [...file.text.matchAll(references)]
    .filter(([written]) => isSecret(written))
    .map(({ 0: written, index }) => ({ file, start: index, end: index + written.length }));
}

/** Whether a reference leads to Secrets Manager, or to a secure string of Parameter Store. Others may show its service. */
function isSecret(written: string): boolean {
  return !/^\{\{resolve:ssm:/i.test(written);
}
