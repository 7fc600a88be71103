import type { ActionRequirement } from "../dms/index.js";
import { isArnPlaceholder, literalPart, placeholderHole, textOfParts } from "../iam/index.js";
import type { DmsResource } from "../model/index.js";
import type { HolePart, Text, TextPart } from "../tree/index.js";

type RequiredResource = ActionRequirement["resources"][number];

/** The resource for a policy. What the template does not set or show is a hole. */
export function neededResource({ pattern, readings, reason }: RequiredResource, user: DmsResource): Text {
  // The first reading is the value as the template gives it.
  const [first] = readings;
  if (first) return first;
  const parts = pattern.split(/\$\{([^}]*)\}/).flatMap((piece, index): readonly TextPart[] => {
    if (index % 2 === 0) return piece === "" ? [] : [literalPart(piece)];
    return [isArnPlaceholder(piece) ? placeholderHole(piece, undefined) : openPart(piece, reason, user)];
  });
  return textOfParts(parts, user.location);
}

function openPart(token: string, reason = "it is not known", { location }: DmsResource): HolePart {
  const id = `${location.file.path}@${String(location.start)}/${token}`;
  return { kind: "hole", symbol: { id, shape: "any" }, reason, location, origin: { from: "computed" } };
}
