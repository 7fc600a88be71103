import { matchesWildcards } from "../../iam/index.js";
import {
  callerNeeds,
  consoleNeeds,
  operatorNeeds,
  roleUses,
  writtenFactType,
  type ActionNeed,
  type CallerPhase,
  type OwnRequirements,
} from "../../knowledge/index.js";

/** What in DMS needs an action, as the facts say. */
export interface ActionPurpose {
  /** Who needs it: a role that DMS assumes, or whoever calls DMS. */
  readonly by: "role" | "caller";
  /** What for: `S3 as a target`, `AWS::DMS::Endpoint`. */
  readonly title: string;
  /** Absent: always. */
  readonly phases?: readonly CallerPhase[];
  readonly need: ActionNeed["need"];
  readonly resources: readonly string[];
  readonly note?: string;
  readonly source: readonly string[];
  /** Where the user's own requirements say so. */
  readonly statedIn?: string;
}

/** The needs of those who call DMS, and how they do it. */
const callers = [
  { how: "", types: callerNeeds() },
  { how: " by hand", types: operatorNeeds() },
  { how: " in the console", types: consoleNeeds() },
];

/**
 * Everything in DMS that needs an action, by the facts and by the user's own requirements. A need such as `ec2:Describe*`
 * also counts for the actions that it covers.
 */
export function purposesOf(action: string, own: readonly OwnRequirements[] = []): readonly ActionPurpose[] {
  const isNeeded = (need: ActionNeed): boolean =>
    need.need !== "uncertain" && matchesWildcards(need.action.toLowerCase(), action.toLowerCase());
  const ownTypes = { how: "", types: own.flatMap(({ types }) => types) };
  const ofCallers = [...callers, ownTypes].flatMap(({ how, types }) =>
    types.flatMap(({ needs, resourceType }) =>
      needs.filter(isNeeded).map((need) => ({
        ...purposeOf(need, "caller", `${writtenFactType(resourceType)}${how}`),
        phases: need.phases,
      })),
    ),
  );
  const ofRoles = [...roleUses, ...own.flatMap(({ uses }) => uses)]
    .filter(({ kind }) => kind !== "resource-policy")
    .flatMap(({ actions, title }) => actions.filter(isNeeded).map((need) => purposeOf(need, "role", title)));
  return [...ofCallers, ...ofRoles];
}

function purposeOf(
  { need, note, resource, source, statedIn }: ActionNeed,
  by: ActionPurpose["by"],
  title: string,
): ActionPurpose {
  return {
    by,
    title,
    need,
    resources: resource,
    ...(note !== undefined && { note }),
    source,
    ...(statedIn !== undefined && { statedIn }),
  };
}

/** Another action that an operation takes. */
export interface Companion {
  readonly action: string;
  /** Only some settings call for it. */
  readonly isConditional: boolean;
}

/**
 * What an operation takes besides its own action: the first need of a resource type is the operation that makes it.
 */
export function companionsOf(action: string): readonly Companion[] {
  const made = callerNeeds().find(({ needs: [first] }) => first?.action === action);
  const needs = (made?.needs ?? []).filter(
    ({ action: one, need, phases }) =>
      one !== action && phases.includes("create") && (need === "required" || need === "conditional"),
  );
  const names = [...new Set(needs.map((need) => need.action))];
  return names.map((name) => ({
    action: name,
    isConditional: needs.every((need) => need.action !== name || need.need === "conditional"),
  }));
}
