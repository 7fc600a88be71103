import { placePart, type ActionRequirement, type DeploymentContext } from "../../dms/index.js";
import { isArnPlaceholder, literalPart, textOfParts } from "../../iam/index.js";
import type { DmsResource, Template } from "../../model/index.js";
import type { HolePart, Text, TextPart } from "../../tree/index.js";

type RequiredResource = ActionRequirement["resources"][number];

/** A template, and what the settings say about the place of its deployment. */
export interface DeployedTemplate {
  readonly template: Template;
  readonly deploymentContext: DeploymentContext;
}

/** The resource for a policy. What the template does not set or show is a hole. */
export function neededResource(
  { pattern, readings, reason }: RequiredResource,
  user: DmsResource,
  place: DeployedTemplate,
): Text {
  // The first reading is the value as the template gives it.
  return readings[0] ?? patternText(pattern, user, place, reason);
}

/** An ARN pattern of the facts, with the place of the deployment and holes for all else. */
export function patternText(pattern: string, user: DmsResource, place: DeployedTemplate, reason?: string): Text {
  const parts = pattern.split(/\$\{([^}]*)\}/).flatMap((piece, index): readonly TextPart[] => {
    if (index % 2 === 0) return piece === "" ? [] : [literalPart(piece)];
    return [isArnPlaceholder(piece) ? placePart(place, piece) : openPart(piece, reason, user)];
  });
  return textOfParts(parts, user.location);
}

function openPart(token: string, reason = "it is not known", { location }: DmsResource): HolePart {
  const id = `${location.file.path}@${String(location.start)}/${token}`;
  return { kind: "hole", symbol: { id, shape: "any" }, reason, location, origin: { from: "computed" } };
}
