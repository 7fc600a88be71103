import { listed } from "../../source/index.js";
import type { ActionPurpose } from "../answers/action-needs.js";

/** What needs an action, for people: `to create and change AWS::DMS::Endpoint`, `S3 as a target`. */
export function shownPurposes(purposes: readonly ActionPurpose[]): readonly string[] {
  const shown = purposes.map(({ by, need, phases = [], statedIn, title }) => {
    if (statedIn !== undefined)
      return `${by === "caller" ? `to ${phaseText(phases)} ${title}` : title} (your own requirements, ${statedIn})`;
    const weak =
      need === "recommended" || need === "optional" || need === "handler-only" ? ` (${weakNeeds[need]})` : "";
    return `${by === "caller" ? `to ${phaseText(phases)} ${title}` : title}${weak}`;
  });
  return [...new Set(shown)];
}

const weakNeeds = {
  recommended: "AWS recommends it",
  optional: "for a part of the functions only",
  "handler-only": "CloudFormation lists it",
} as const;

const verbs = { create: "create", read: "read", update: "change", delete: "delete", operate: "operate" } as const;

function phaseText(phases: NonNullable<ActionPurpose["phases"]>): string {
  return phases.length === 0 ? "use" : listed(phases.map((phase) => verbs[phase]));
}
