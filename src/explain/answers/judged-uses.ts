import { uniqueBy } from "../../source/index.js";
import {
  judgeActions,
  judgeTrust,
  neededActions,
  shownNeeds,
  usesOf,
  type JudgedAction,
  type RoleUseInstance,
  shownResources,
} from "../../dms/index.js";
import type { ActionNeed, Need } from "../../knowledge/index.js";
import type { DmsResource, Template } from "../../model/index.js";
import { display, type Text } from "../../tree/index.js";
import { placed, type Linted, type PlacedAddress } from "./linted.js";
import { statementAt } from "./statement-places.js";

/** A use of a role by a DMS resource, and what became of its needs. */
export interface ExplainedUse {
  /** The DMS resource. */
  readonly user: PlacedAddress;
  /** As in `RoleUse.id`. */
  readonly id: string;
  readonly title: string;
  /** The role. Absent: it is not in the linted files. */
  readonly role?: PlacedAddress;
  /** Why the use or its role is not judged. */
  readonly reasons: readonly string[];
  readonly trust: readonly ExplainedTrust[];
  readonly actions: readonly ExplainedAction[];
  readonly source: readonly string[];
}

export interface ExplainedTrust {
  readonly service: string;
  readonly answer: "yes" | "no" | "unknown";
  readonly reason?: string;
}

/** An action that a use needs, and where it is granted. */
export interface ExplainedAction {
  readonly action: string;
  readonly resources: readonly string[];
  readonly need: Need;
  /** Whether the user's own requirements ask for it. */
  readonly isOwn?: true;
  /** `unjudged`: the role is not in the linted files. */
  readonly answer: "yes" | "no" | "unknown" | "unjudged";
  /** Why it is refused. */
  readonly cause?: "missing" | "denied" | "boundary";
  /** Why it is not known. */
  readonly reason?: string;
  /** The statements that grant it. */
  readonly grantedBy: readonly PlacedAddress[];
}

/** The uses of roles that a DMS resource has or may have: one for each use and role. */
export function explainedUses(linted: Linted, template: Template, resource: DmsResource): readonly ExplainedUse[] {
  const instances = usesOf(linted.project, template, resource, linted.deploymentContextOf(template));
  return instances.flatMap((instance) => explainedUse(linted, instance));
}

/** All uses in the linted files. */
export function allExplainedUses(linted: Linted): readonly ExplainedUse[] {
  return linted.project.templates.flatMap((template) =>
    template.dmsResources.flatMap((resource) => explainedUses(linted, template, resource)),
  );
}

function explainedUse({ project }: Linted, instance: RoleUseInstance): readonly ExplainedUse[] {
  const { resource, trigger, use } = instance;
  const base = {
    user: placed(resource),
    id: use.id,
    title: use.statedIn === undefined ? use.title : `${use.title}, by your own requirements`,
    source: use.source,
    trust: [],
    reasons: [],
    actions: [],
  };
  if (trigger.answer === "unknown")
    return [{ ...base, reasons: [trigger.reason ?? "whether it is used depends on the deployment"] }];
  const judged = judgeActions(project, instance, shownNeeds);
  const trusts = judgeTrust(project, instance);
  if (judged.roles.length === 0) {
    const reasons = judged.reasons.length > 0 ? judged.reasons : [unseenReason(use.roleName)];
    return [
      { ...base, reasons, actions: neededActions(instance).map(({ need, resources }) => unjudged(need, resources)) },
    ];
  }
  return judged.roles.map(({ role, findings }) => ({
    ...base,
    role: placed(role),
    reasons: judged.reasons,
    trust: (trusts.roles.find((one) => one.role === role)?.findings ?? []).map(({ requirement, verdict }) => ({
      service: display(requirement.service),
      answer: verdict.answer,
      ...(verdict.reason !== undefined && { reason: verdict.reason }),
    })),
    actions: findings.map((finding) => explainedAction(finding, (node) => statementAt(project, node))),
  }));
}

function unseenReason(roleName: string | null): string {
  return roleName === null ? "no role is given" : `the role ${roleName} is not declared in the linted files`;
}

function unjudged(need: ActionNeed, resources: readonly { readonly readings: readonly Text[] }[]): ExplainedAction {
  const on = resources.flatMap(({ readings: [first] }) => (first ? [display(first)] : []));
  return { action: need.action, resources: on, need: need.need, answer: "unjudged", grantedBy: [] };
}

function explainedAction(
  judged: JudgedAction,
  statementOf: (node: JudgedAction["verdict"]["because"][number]) => PlacedAddress,
): ExplainedAction {
  const { requirement, verdict } = judged;
  const { need } = requirement;
  const statements = verdict.answer === "yes" ? verdict.because.map(statementOf) : [];
  return {
    action: need.action,
    resources: shownResources(judged),
    need: need.need,
    ...(need.statedIn !== undefined && { isOwn: true as const }),
    answer: verdict.answer,
    ...(verdict.answer === "no" && { cause: verdict.cause ?? "missing" }),
    ...(verdict.answer === "unknown" && { reason: verdict.reason ?? "it depends on the deployment" }),
    grantedBy: onceEach(statements),
  };
}

function onceEach(places: readonly PlacedAddress[]): readonly PlacedAddress[] {
  return uniqueBy(places, (one) => `${one.filePath}:${String(one.line)}:${one.address}`);
}
