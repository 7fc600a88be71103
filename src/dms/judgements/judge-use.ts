import { addTo, extended, oncePer, onceIn, uniqueBy } from "../../source/index.js";
import {
  agreed,
  anyOf,
  canAssume,
  type GuardedRole,
  inSession,
  policiesOf,
  rolesOf,
  type Verdict,
} from "../../iam/index.js";
import type { Need } from "../../knowledge/index.js";
import { oncePerUnit, type Project, type Role, type Template } from "../../model/index.js";
import { always, and, display, isSatisfiable, type Formula, type Text } from "../../tree/index.js";
import {
  findAccountRole,
  otherAccountReason,
  placeOfUse,
  possibleRoleReason,
  rolesOfAccount,
  usableRoles,
} from "../account-roles/account-roles.js";
import { judgeAction, type Asker, type JudgedAction, type JudgedResource } from "./judge-action.js";
import type { ActionRequirement, RoleUseInstance, TrustRequirement, UseVariant } from "../needs/requirements.js";

/** The findings for one role of a use. */
export interface JudgedRole<T> {
  readonly role: Role;
  readonly template: Template;
  readonly findings: readonly Agreed<T>[];
}

/**
 * A finding in all variants of a use. It says what the first one says, but for the verdict and the resources: those of
 * all variants, so that what is granted for it is enough in each.
 */
export type Agreed<T> = T & { readonly variants: readonly T[] };

export interface JudgedTrust {
  readonly requirement: TrustRequirement;
  readonly verdict: Verdict;
}

export interface UseJudgement<T> {
  readonly roles: readonly JudgedRole<T>[];
  /** Why something was not judged: the role is not seen, or the use is not certain. */
  readonly reasons: readonly string[];
}

/**
 * Judges whether the roles of a use have the actions that it needs, for needs of the given kinds. A need that is met
 * has the verdict *yes*. A need whose condition does not hold is left out.
 */
export function judgeActions(
  project: Project,
  instance: RoleUseInstance,
  needs: readonly Need[],
): UseJudgement<JudgedAction> {
  return onceIn(judgedActions(project)(instance), needs.join(), () => judgeEach(project, instance, needs));
}

/** A cache, because several rules ask for the same needs. */
const judgedActions = oncePerUnit(() =>
  oncePer((_instance: RoleUseInstance) => new Map<string, UseJudgement<JudgedAction>>()),
);

function judgeEach(project: Project, instance: RoleUseInstance, needs: readonly Need[]): UseJudgement<JudgedAction> {
  return judge(project, instance, ({ role, template }, variant, assume) => {
    const policies = policiesOf(project, template, role);
    const asker: Asker = { project, grantee: role, policies, asks: (request) => inSession(role, request) };
    return applying(variant, needs).map((requirement) => judgeAction(asker, requirement, assume));
  });
}

/**
 * Judges whether the roles of a use let its services assume them. With the trust rule `any-of`, one service is enough.
 */
export function judgeTrust(project: Project, instance: RoleUseInstance): UseJudgement<JudgedTrust> {
  const isEither = instance.use.trustRule === "any-of";
  return judge(project, instance, ({ role }, variant, assume) => {
    const asked = variant.trust
      .filter(({ need, applies }) => (isEither || need.need === "must") && applies.answer !== "no")
      .map((requirement) => ({ requirement, verdict: canAssume(role, requirement.service, assume) }));
    const [first] = asked;
    if (!isEither || !first)
      return asked.map(({ requirement, verdict }) => ({
        requirement,
        verdict: ifApplies(requirement.applies, verdict),
      }));
    return [{ ...first, verdict: anyOf(asked.map(({ verdict }) => verdict)) }];
  });
}

function ifApplies(applies: Verdict, verdict: Verdict): Verdict {
  return verdict.answer === "no" && applies.answer === "unknown" ? applies : verdict;
}

/**
 * The needs of the given kinds that apply. An action that is recommended and also required is judged once, as required.
 */
function applying({ actions }: UseVariant, needs: readonly Need[]): readonly ActionRequirement[] {
  const asked = actions.filter(({ need, applies }) => needs.includes(need.need) && applies.answer !== "no");
  const isRequired = ({ need }: ActionRequirement): boolean =>
    actions.some(
      (other) =>
        other.need.action === need.action &&
        (other.need.need === "required" || other.need.need === "conditional") &&
        other.applies.answer === "yes",
    );
  return asked.filter((requirement) => requirement.need.need !== "recommended" || !isRequired(requirement));
}

type Judge<T> = (
  role: { readonly role: Role; readonly template: Template },
  variant: UseVariant,
  assume: Formula,
) => readonly T[];

/** What is found about one need. */
interface Finding {
  readonly requirement: { readonly need: unknown };
  readonly verdict: Verdict;
  readonly each?: readonly JudgedResource[];
  readonly lackingResources?: readonly Text[];
}

function judge<T extends Finding>(project: Project, instance: RoleUseInstance, findingsOf: Judge<T>): UseJudgement<T> {
  const { trigger, resource } = instance;
  if (trigger.answer === "unknown")
    return { roles: [], reasons: [trigger.reason ?? "it is not known whether the role is used"] };
  const reasons = new Set<string>();
  const found = new Map<Role, { readonly template: Template; readonly findings: (readonly T[])[] }>();
  for (const variant of instance.variants) {
    for (const one of rolesOfUse(project, instance, variant)) {
      const here = and(resource.existence, variant.when, one.when);
      if (isSatisfiable(here) === false) continue;
      if (one.kind === "unseen") {
        reasons.add(one.reason);
        continue;
      }
      // A resource cannot use a role of its template that does not exist, so the role is assumed to exist.
      const assume = one.template === instance.template ? and(here, one.role.existence) : here;
      const before = found.get(one.role) ?? { template: one.template, findings: [] };
      before.findings.push(findingsOf(one, variant, assume));
      found.set(one.role, before);
    }
  }
  const roles = [...found].map(([role, { template, findings }]) => ({ role, template, findings: agreement(findings) }));
  return { roles, reasons: [...reasons] };
}

/** The roles that a use has in a variant: those that its property names, or the account role with its fixed name. */
export function rolesOfUse(
  project: Project,
  { account, resource, use, template }: Pick<RoleUseInstance, "account" | "resource" | "use" | "template">,
  { role }: UseVariant,
): readonly GuardedRole[] {
  if (role) return rolesOf(project, template, role);
  if (use.roleProp !== null || use.roleName === null) return [];
  const search = findAccountRole(project, use.roleName);
  const user = placeOfUse({ resource, template });
  const declared = usableRoles(search, user, account);
  const found = declared.length > 0 ? declared : rolesOfAccount(search, user);
  if (found.length > 0) return found.map((one) => ({ kind: "role" as const, ...one, when: always }));
  const elsewhere = otherAccountReason(search, use.roleName, user);
  const reasons = search.possible.map((one) => possibleRoleReason(one, template));
  return [...reasons, ...(elsewhere === undefined ? [] : [elsewhere])].map((reason) => ({
    kind: "unseen" as const,
    reason,
    when: always,
  }));
}

/** Combines the findings of all variants to one finding for each need. */
function agreement<T extends Finding>(found: readonly (readonly T[])[]): readonly Agreed<T>[] {
  const byNeed = new Map<unknown, T[]>();
  for (const finding of found.flat()) {
    const { need } = finding.requirement;
    addTo(byNeed, need, finding);
  }
  return [...byNeed.values()].flatMap((findings) => {
    const verdict = agreed(
      findings.map((finding) => finding.verdict),
      "it depends on a condition of the template",
    );
    const each = findings.flatMap((finding) => finding.each ?? []);
    const lacking = findings.flatMap((finding) => finding.lackingResources ?? []);
    const lackingResources = uniqueBy(lacking, display);
    return findings.slice(0, 1).map((first) =>
      extended(first, {
        verdict,
        variants: findings,
        ...(first.each && { each }),
        ...(first.lackingResources && { lackingResources }),
      }),
    );
  });
}
