import type { Location, SourceFile } from "../../../../source/index.js";
import { asText, identityOf, stringOf, type Node, type Text, type TextPart } from "../../../../tree/index.js";
import { exchangedParts, flatten, rangesOf } from "../../../syntax/text-parts.js";
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
  const found = rangesOf(references, flatten(parts));
  return textOfParts(
    exchangedParts(parts, found, (_, given) => [holeFor(given, location)]),
    location,
    layout,
  );
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
  const found = rangesOf(references, file.text);
  return found.filter(({ start, end }) => isSecret(file.text.slice(start, end))).map((range) => ({ file, ...range }));
}

/** Whether a reference leads to Secrets Manager, or to a secure string of Parameter Store. Others may show its service. */
function isSecret(written: string): boolean {
  return !/^\{\{resolve:ssm:/i.test(written);
}
