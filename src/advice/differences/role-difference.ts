import { uniqueBy } from "../../source/index.js";
import { judgeActions, judgeTrust, mayCount, nameOf, type RoleUseInstance } from "../../dms/index.js";
import { policiesOf } from "../../iam/index.js";
import type { Role } from "../../model/index.js";
import { judgedLines, type DifferenceContext, type DifferenceLine, type PolicyDifference } from "./difference-lines.js";
import { purposeText } from "../writing/comments.js";
import { nameOfHolder, roleOfHolder } from "../policies/holder.js";
import type { LeastPolicy } from "../policies/least-policy.js";
import { shownText } from "../writing/policy-json.js";
import { surplusOf } from "./surplus.js";

type Difference = Omit<PolicyDifference, "holder">;

/** Holds the needs of a role against its trust policy and its policies, as the rules judge them. */
export function roleDifference(policy: LeastPolicy, { project, services }: DifferenceContext): Difference {
  const { holder, uses } = policy;
  const placed = roleOfHolder(holder);
  if (!placed) return withoutRole(policy);
  const { role, template } = placed;
  const judged = uses.flatMap((instance) =>
    ofRole(role, judgeActions(project, instance, ["required", "conditional", "recommended"])).map((one) => ({
      ...one,
      purpose: purposeOf(instance),
    })),
  );
  const { missing, undecided } = judgedLines(policy, judged);
  const trust = uses.flatMap((instance) => trustLines(instance, ofRole(role, judgeTrust(project, instance))));
  const requirements = uses
    .flatMap(({ variants }) => variants)
    .flatMap(({ actions }) => actions)
    .filter(mayCount);
  const documents = policiesOf(project, template, role).documents.map(({ document }) => document);
  // What AWS manages, nobody can narrow.
  const own = role.isInAccount ? role.inlinePolicies : documents.filter(({ node }) => node.layout !== undefined);
  return {
    missing: [...distinct(trust.filter(({ isMissing }) => isMissing)), ...missing],
    surplus: surplusOf(own, requirements, services),
    undecided: [...distinct(trust.filter(({ isMissing }) => !isMissing)), ...undecided],
  };
}

/** The findings for one of the roles of a use. */
function ofRole<T>(
  role: Role,
  { roles }: { readonly roles: readonly { readonly role: Role; readonly findings: readonly T[] }[] },
): readonly T[] {
  return roles.filter((one) => one.role === role).flatMap(({ findings }) => findings);
}

function purposeOf({ resource, use }: RoleUseInstance): string {
  return purposeText(use.title, nameOf(resource));
}

type TrustLine = DifferenceLine & { readonly isMissing: boolean };

function trustLines(
  instance: RoleUseInstance,
  findings: ReturnType<typeof judgeTrust>["roles"][number]["findings"],
): readonly TrustLine[] {
  return findings.flatMap(({ requirement, verdict }): readonly TrustLine[] => {
    if (verdict.answer === "yes") return [];
    const service = shownText(requirement.service, new Map());
    const isMissing = verdict.answer === "no";
    return [
      {
        actions: ["sts:AssumeRole"],
        resources: [],
        reason: isMissing
          ? `the trust policy does not let ${service} assume the role (${purposeOf(instance)})`
          : `${verdict.reason ?? "the trust policy is not known"} (${purposeOf(instance)})`,
        source: requirement.need.source[0] ?? "",
        isMissing,
      },
    ];
  });
}

function distinct(lines: readonly TrustLine[]): readonly DifferenceLine[] {
  return uniqueBy(lines, ({ reason }) => reason).map(({ isMissing: _, ...line }) => line);
}

/** Nothing is written for a role that no linted file declares. */
function withoutRole({ holder, holes, statements }: LeastPolicy): Difference {
  const isUnset = holder.kind === "unset-role";
  const reason = isUnset ? "no role is named" : `${nameOfHolder(holder)} is not declared in the linted files`;
  const lines = statements.map(({ actions, reasons, resources, sid }): DifferenceLine => ({
    sid,
    actions,
    resources: resources.map((one) => shownText(one, holes)),
    reason,
    source: reasons[0]?.source ?? "",
  }));
  const open = lines.length > 0 ? lines : [{ actions: [], resources: [], reason }];
  return isUnset ? { missing: open, surplus: [], undecided: [] } : { missing: [], surplus: [], undecided: open };
}
