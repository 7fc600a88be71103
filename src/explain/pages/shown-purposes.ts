import { listed } from "../../source/index.js";
import type { ActionPurpose } from "../answers/action-needs.js";

/** What needs an action, for people: `to create and change AWS::DMS::Endpoint`, `S3 as a target`. */
export function shownPurposes(purposes: readonly ActionPurpose[]): readonly string[] {
  const shown = purposes.map((purpose) => {
    const { by, phases = [], title } = purpose;
    const remark = remarkOn(purpose);
    const use = by === "caller" ? `to ${phaseText(phases)} ${title}` : title;
    return remark === undefined ? use : `${use} (${remark})`;
  });
  return [...new Set(shown)];
}

/** Who says that the action is needed, where it is not AWS, or how far AWS says so. */
function remarkOn({ need, statedIn }: ActionPurpose): string | undefined {
  return statedIn === undefined ? weakNeeds.get(need) : `your own requirements, ${statedIn}`;
}

const weakNeeds: ReadonlyMap<ActionPurpose["need"], string> = new Map([
  ["recommended", "AWS recommends it"],
  ["optional", "for a part of the functions only"],
  ["handler-only", "CloudFormation lists it"],
]);

const verbs = { create: "create", read: "read", update: "change", delete: "delete", operate: "operate" } as const;

function phaseText(phases: NonNullable<ActionPurpose["phases"]>): string {
  return phases.length === 0 ? "use" : listed(phases.map((phase) => verbs[phase]));
}
