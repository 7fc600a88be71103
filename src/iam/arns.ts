import type { Text, TextPart } from "../tree/index.js";

/** The name of the AWS managed policy that an ARN names, in any partition. */
export function awsManagedPolicyName(arn: Text): string | undefined {
  const rest = partsAfter(arn, ":iam::aws:policy/");
  const [only] = rest ?? [];
  if (rest?.length !== 1 || only?.kind !== "literal") return undefined;
  return only.text.slice(only.text.lastIndexOf("/") + 1);
}

/** The name of the role that an ARN names, without its path. */
export function roleNameIn(arn: Text): Text | undefined {
  const rest = partsAfter(arn, ":role/");
  if (!rest || rest.length === 0) return undefined;
  const slash = rest.findLastIndex((part) => part.kind === "literal" && part.text.includes("/"));
  const parts = slash < 0 ? rest : [...lastSegment(rest[slash]), ...rest.slice(slash + 1)];
  return parts.length === 0 ? undefined : { ...arn, parts };
}

function lastSegment(part: TextPart | undefined): readonly TextPart[] {
  if (part?.kind !== "literal") return [];
  const text = part.text.slice(part.text.lastIndexOf("/") + 1);
  return text === "" ? [] : [{ ...part, text }];
}

/**
 * The parts after a marker, which may extend over several parts. `undefined` where the text does not contain the
 * marker.
 */
function partsAfter(text: Text, marker: string): readonly TextPart[] | undefined {
  // A hole counts as one character that no marker contains, so the offsets are right.
  const written = text.parts.map((part) => (part.kind === "literal" ? part.text : "\u0000")).join("");
  const at = written.indexOf(marker);
  if (at < 0) return undefined;
  let skip = at + marker.length;
  const rest: TextPart[] = [];
  for (const part of text.parts) {
    const length = part.kind === "literal" ? part.text.length : 1;
    if (skip >= length) skip -= length;
    else {
      rest.push(part.kind === "literal" && skip > 0 ? { ...part, text: part.text.slice(skip) } : part);
      skip = 0;
    }
  }
  return rest;
}
