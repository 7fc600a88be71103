import { resourcesToShow, type JudgedAction } from "../../dms/index.js";
import type { Services } from "../../iam/index.js";
import type { Project, Statement } from "../../model/index.js";
import { groupBy, oncePer } from "../../source/index.js";
import { identityOf } from "../../tree/index.js";
import type { Holder } from "../policies/holder.js";
import type { AdvisedUnit } from "../policies/least-policies.js";
import type { LeastPolicy } from "../policies/least-policy.js";
import { shownText } from "../writing/policy-json.js";
import type { LeastStatement } from "../permissions/least-statements.js";

/** What a holder needs, held against the policies that are written for it. */
export interface PolicyDifference {
  readonly holder: Holder;
  /** Needed, and certainly not granted. */
  readonly missing: readonly DifferenceLine[];
  /** Granted, and not needed. */
  readonly surplus: readonly DifferenceLine[];
  /** Not known to be granted, or not known to be needed. */
  readonly undecided: readonly DifferenceLine[];
}

export interface DifferenceLine {
  /** The statement of the least policy. Absent for what is surplus, and for trust. */
  readonly sid?: string;
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  /** What it is needed for, or why it is surplus or undecided. */
  readonly reason: string;
  readonly source?: string;
  /** The written statement that is surplus. */
  readonly statement?: Statement;
}

/** What the linked files say beside the templates. */
export interface DifferenceContext {
  readonly units: readonly AdvisedUnit[];
  readonly project: Project;
  readonly services: Services;
}

/** Judged actions as lines: what is missing and what is not known, by the statement that grants it. */
export function judgedLines(
  policy: LeastPolicy,
  judged: readonly (JudgedAction & { readonly purpose: string })[],
): Pick<PolicyDifference, "missing" | "undecided"> {
  const lines = judged.flatMap((one): readonly (DifferenceLine & { readonly isMissing: boolean })[] => {
    const { requirement, verdict } = one;
    if (verdict.answer === "yes") return [];
    const isMissing = verdict.answer === "no";
    const sid = statementOf(policy, one)?.sid;
    const cause = verdict.cause === undefined || verdict.cause === "missing" ? "" : causeWords[verdict.cause];
    return [
      {
        ...(sid !== undefined && { sid }),
        actions: [requirement.need.action],
        resources: resourcesToShow(one).map((resource) => shownText(resource, policy.holes)),
        reason: isMissing ? `${cause}${one.purpose}` : `${verdict.reason ?? "it is not known"} (${one.purpose})`,
        source: requirement.need.source[0] ?? "",
        isMissing,
      },
    ];
  });
  const joined = [...groupBy(lines, keyOf).values()].flatMap((alike) => {
    const [first] = alike;
    return first ? [{ ...first, actions: [...new Set(alike.flatMap(({ actions }) => actions))] }] : [];
  });
  return {
    missing: joined.filter(({ isMissing }) => isMissing).map(withoutMark),
    undecided: joined.filter(({ isMissing }) => !isMissing).map(withoutMark),
  };
}

const causeWords = { denied: "a policy denies it: ", boundary: "the permissions boundary excludes it: " } as const;

function keyOf({
  isMissing,
  reason,
  resources,
  sid,
  source,
}: DifferenceLine & { readonly isMissing: boolean }): string {
  return [String(isMissing), sid, reason, source, ...resources].join("\n");
}

function withoutMark({ isMissing: _, ...line }: DifferenceLine & { readonly isMissing: boolean }): DifferenceLine {
  return line;
}

/** The first statement for the resource, otherwise the first one for the action. */
function statementOf(policy: LeastPolicy, { requirement, resource }: JudgedAction): LeastStatement | undefined {
  const { action } = requirement.need;
  const statements = statementsByKey(policy);
  return statements.get(resourceKey(action, identityOf(resource))) ?? statements.get(action);
}

/** The first statements for an action, and for an action on a resource. A policy may be for many resources. */
const statementsByKey = oncePer(({ statements }: LeastPolicy): ReadonlyMap<string, LeastStatement> => {
  const found = new Map<string, LeastStatement>();
  for (const statement of statements) {
    const targets = statement.resources.map(identityOf);
    for (const action of new Set(statement.reasons.map((reason) => reason.action))) {
      for (const key of [action, ...targets.map((target) => resourceKey(action, target))])
        if (!found.has(key)) found.set(key, statement);
    }
  }
  return found;
});

function resourceKey(action: string, target: string): string {
  return `${action}\n${target}`;
}
