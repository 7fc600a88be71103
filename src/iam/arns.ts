import type { Text, TextPart } from "../tree/index.js";

/** Name of the AWS managed policy whose ARN a text is, whatever the partition. */
export function awsManagedPolicyName(arn: Text): string | undefined {
  const rest = partsAfter(arn, ":iam::aws:policy/");
  const [only] = rest ?? [];
  if (rest?.length !== 1 || only?.kind !== "literal") return undefined;
  return only.text.slice(only.text.lastIndexOf("/") + 1);
}

/** Name of the role whose ARN a text is, without its path. */
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

/** What follows a marker, which may lie across parts; `undefined` where it does not stand in the text. */
function partsAfter(text: Text, marker: string): readonly TextPart[] | undefined {
  // A hole is one unit that no marker has, so that offsets count.
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
