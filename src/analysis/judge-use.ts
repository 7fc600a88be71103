import type { Need } from "../knowledge/index.js";
import type { Project, Role, Statement, Template } from "../model/index.js";
import { always, and, isSatisfiable, type Formula, type Text } from "../tree/index.js";
import { findAccountRole } from "./account-roles.js";
import { almostGranting, grants, type GrantVerdict } from "./grants.js";
import { rolesOf, type GuardedRole } from "./references.js";
import type { ActionRequirement, RoleUseInstance, TrustRequirement, UseWorld } from "./requirements.js";
import type { RequiredResource } from "./required-resources.js";
import { resourceGrant } from "./resource-grants.js";
import { policiesOf, type EffectivePolicies } from "./role-policies.js";
import type { AccessRequest } from "./statement-match.js";
import { plainText } from "./texts.js";
import { canAssume } from "./trust.js";
import { agreed, anyOf, unknown, type Verdict } from "./verdict.js";

/** What was found of one use and one role. */
export interface JudgedRole<T> {
  readonly role: Role;
  readonly template: Template;
  readonly findings: readonly T[];
}

/** An action that the use needs, and whether the role has it on each resource. */
export interface JudgedAction {
  readonly requirement: ActionRequirement;
  /** The resource that decided; its pattern, where it is not known. */
  readonly resource: Text;
  readonly verdict: GrantVerdict;
  /** With *no*: statements that allow the action elsewhere. */
  readonly almost: readonly Statement[];
}

export interface JudgedTrust {
  readonly requirement: TrustRequirement;
  readonly verdict: Verdict;
}

export interface Judgement<T> {
  readonly roles: readonly JudgedRole<T>[];
  /** Why something was not judged: the role is not seen, the use is not certain. */
  readonly reasons: readonly string[];
}

/**
 * Whether the roles of a use have what it needs, for needs of the kinds given. A *yes* stands for a need that is met; a
 * need whose condition does not hold is left out.
 */
export function judgeActions(project: Project, instance: RoleUseInstance, needs: readonly Need[]): Judgement<JudgedAction> {
  return judge(project, instance, ({ role, template }, world, assume) => {
    const policies = policiesOf(project, template, role);
    return applying(world, needs).map((requirement) => judgeAction(project, role, policies, requirement, assume));
  });
}

/** Whether the roles of a use let the services of the use assume them; one is enough where the use says so. */
export function judgeTrust(project: Project, instance: RoleUseInstance): Judgement<JudgedTrust> {
  const { trustRule } = instance.use;
  return judge(project, instance, ({ role }, world, assume) => {
    const judged = world.trust
      .filter(({ need, applies }) => (trustRule === "any-of" || need.need === "must") && applies.answer !== "no")
      .map((requirement) => ({ requirement, verdict: ifApplies(requirement.applies, canAssume(role, requirement.service, assume)) }));
    const [first] = judged;
    if (trustRule === "all-must" || !first) return judged;
    return [{ ...first, verdict: anyOf(judged.map(({ verdict }) => verdict)) }];
  });
}

function ifApplies(applies: Verdict, verdict: Verdict): Verdict {
  return verdict.answer === "no" && applies.answer === "unknown" ? applies : verdict;
}

/** A recommended action that is required too is asked for once. */
function applying({ actions }: UseWorld, needs: readonly Need[]): readonly ActionRequirement[] {
  const asked = actions.filter(({ need, applies }) => needs.includes(need.need) && applies.answer !== "no");
  const isRequired = ({ need }: ActionRequirement): boolean =>
    actions.some(
      (other) =>
        other.need.action === need.action &&
        other.need.need !== need.need &&
        (other.need.need === "required" || other.need.need === "conditional") &&
        other.applies.answer === "yes",
    );
  return asked.filter((requirement) => requirement.need.need !== "recommended" || !isRequired(requirement));
}

type Judge<T> = (
  role: { readonly role: Role; readonly template: Template },
  world: UseWorld,
  assume: Formula,
) => readonly T[];

function judge<T extends { readonly requirement: { readonly need: unknown }; readonly verdict: Verdict }>(
  project: Project,
  instance: RoleUseInstance,
  findingsOf: Judge<T>,
): Judgement<T> {
  const { trigger, resource } = instance;
  if (trigger.answer === "no") return { roles: [], reasons: [] };
  if (trigger.answer === "unknown") return { roles: [], reasons: [trigger.reason ?? "whether the role is used is not known"] };
  const reasons = new Set<string>();
  const found = new Map<Role, { readonly template: Template; readonly findings: (readonly T[])[] }>();
  for (const world of instance.worlds) {
    for (const one of rolesIn(project, instance, world)) {
      const here = and(resource.existence, world.when, one.when);
      if (isSatisfiable(here) === false) continue;
      if (one.kind === "unseen") {
        reasons.add(one.reason);
        continue;
      }
      // What uses a role is not there without it.
      const assume = one.template === instance.template ? and(here, one.role.existence) : here;
      const before = found.get(one.role) ?? { template: one.template, findings: [] };
      before.findings.push(findingsOf(one, world, assume));
      found.set(one.role, before);
    }
  }
  const roles = [...found].map(([role, { template, findings }]) => ({ role, template, findings: agreement(findings) }));
  return { roles, reasons: [...reasons] };
}

function rolesIn(project: Project, { use, template }: RoleUseInstance, { role }: UseWorld): readonly GuardedRole[] {
  if (role) return rolesOf(project, template, role);
  if (use.roleProp !== null || use.roleName === null) return [];
  const { declared, possible } = findAccountRole(project, use.roleName);
  const unseen = declared.length > 0 ? [] : possible.map(({ reason }) => ({ kind: "unseen" as const, reason, when: always }));
  return [...declared.map((one) => ({ kind: "role" as const, ...one, when: always })), ...unseen];
}

/** One finding a need: what all worlds say of it. */
function agreement<T extends { readonly requirement: { readonly need: unknown }; readonly verdict: Verdict }>(
  worlds: readonly (readonly T[])[],
): readonly T[] {
  const byNeed = new Map<unknown, T[]>();
  for (const finding of worlds.flat()) {
    const { need } = finding.requirement;
    byNeed.set(need, [...(byNeed.get(need) ?? []), finding]);
  }
  return [...byNeed.values()].flatMap((findings) => {
    const verdict = agreed(
      findings.map((finding) => finding.verdict),
      "it depends on a condition of the template",
    );
    return findings.slice(0, 1).map((first) => ({ ...first, verdict }));
  });
}

function judgeAction(
  project: Project,
  role: Role,
  policies: EffectivePolicies,
  requirement: ActionRequirement,
  assume: Formula,
): JudgedAction {
  const judged = requirement.resources.map((resource) =>
    judgeResource(project, role, policies, requirement.need.action, resource, assume),
  );
  const decisive =
    judged.find(({ verdict }) => verdict.answer === "no") ??
    judged.find(({ verdict }) => verdict.answer === "unknown") ??
    judged[0];
  const { verdict, almost, resource } = decisive ?? notKnown(requirement.need.resource.join(), "no resource is known");
  const isOpen = verdict.answer === "no" && requirement.applies.answer === "unknown";
  return { requirement, verdict: isOpen ? requirement.applies : verdict, almost, resource };
}

type JudgedResource = Pick<JudgedAction, "verdict" | "almost" | "resource">;

function notKnown(pattern: string, reason: string): JudgedResource {
  return { verdict: unknown(reason), almost: [], resource: plainText(pattern) };
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html: DMS calls AWS over TLS. */
const context = new Map([["aws:securetransport", ["true"]]]);

function judgeResource(
  project: Project,
  role: Role,
  policies: EffectivePolicies,
  action: string,
  required: RequiredResource,
  assume: Formula,
): JudgedResource {
  const judged = required.readings.map((resource): JudgedResource => {
    const request: AccessRequest = { action, resource, context };
    const verdict = grants(policies, request, assume);
    if (verdict.answer !== "no") return { verdict, resource, almost: [] };
    const almost = almostGranting(policies, request);
    return { verdict: doubted(project, role, request, verdict, almost), resource, almost };
  });
  const best =
    judged.find(({ verdict }) => verdict.answer === "yes") ??
    judged.find(({ verdict }) => verdict.answer === "unknown") ??
    judged[0];
  return best ?? notKnown(required.pattern, required.reason ?? "the resource is not known");
}

/** What may grant an action although the role's policies do not. */
function doubted(
  project: Project,
  role: Role,
  request: AccessRequest,
  verdict: GrantVerdict,
  almost: readonly Statement[],
): GrantVerdict {
  if (verdict.cause === "denied") return verdict;
  const isForAll = request.resource.parts.every((part) => part.kind === "literal" && part.text === "*");
  if (isForAll && verdict.cause === "missing" && almost.length > 0)
    return unknown("it is granted for some resources, and which ones are needed is not known", ...almost);
  const statement = resourceGrant(project, role, request);
  return statement ? unknown("the policy of the resource may grant it", statement) : verdict;
}
