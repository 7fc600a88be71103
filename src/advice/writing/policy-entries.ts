import { nameOf } from "../../dms/index.js";
import { addressOfHolder, nameOfHolder } from "../policies/holder.js";
import { placeNames, type Hole } from "../permissions/holes.js";
import { documentsOf } from "./documents.js";
import type { LeastPolicy } from "../policies/least-policy.js";
import { jsonText, policyJson, trustJson, type PolicyJson } from "./policy-json.js";

/** The least policy of one holder as plain data: the library and `--output json` give it. */
export interface PolicyEntry {
  readonly for: "role" | "caller";
  /** In words: `role WriterRole`. */
  readonly name: string;
  /** The address of the role, its name or ARN, or `caller`. */
  readonly address: string;
  /** The path of the template, module or plan. */
  readonly template: string;
  /** Documents within IAM's quotas. There are several if one would be too large. */
  readonly policies: readonly PolicyJson[];
  /** The ARNs of AWS managed policies to attach. */
  readonly managedPolicies: readonly string[];
  /** The trust policy that a role needs. */
  readonly trustPolicy?: PolicyJson;
  readonly reasons: readonly EntryReason[];
  readonly undecided: readonly UndecidedEntry[];
  /** The named holes in the documents: values that the files and settings do not give. */
  readonly holes: readonly Hole[];
}

/** Why a statement has an action: a need of a DMS resource. */
export interface EntryReason {
  /** The statement with the action. */
  readonly sid: string;
  readonly action: string;
  /** The DMS resource that needs it. */
  readonly user: string;
  /** For what. */
  readonly use: string;
  readonly need: string;
  readonly note?: string;
  readonly source: string;
}

/** Actions of which it is not known whether they are needed, and why. */
export interface UndecidedEntry {
  /** Empty: all actions of the use. */
  readonly actions: readonly string[];
  readonly user: string;
  readonly use: string;
  readonly reason: string;
}

export function policyEntry(policy: LeastPolicy, shownPath: (path: string) => string): PolicyEntry {
  const { holder, holes, managedPolicies, statements, undecided } = policy;
  const trustPolicy = trustJson(policy);
  const documents = {
    policies: documentsOf(policy).documents.map((some) => policyJson(some, holes)),
    managedPolicies: managedPolicies.map((arn) => jsonText(arn, holes)),
    ...(trustPolicy && { trustPolicy }),
  };
  return {
    for: holder.kind === "caller" ? "caller" : "role",
    name: nameOfHolder(holder),
    address: addressOfHolder(holder),
    template: shownPath(holder.template.path),
    ...documents,
    reasons: statements.flatMap(({ reasons, sid }) =>
      reasons.map(({ action, need, note, source, title, user }) => ({
        sid,
        action,
        user: nameOf(user),
        use: title,
        need,
        ...(note !== undefined && { note }),
        source,
      })),
    ),
    undecided: undecided.map(({ actions, reason, title, user }) => ({
      actions,
      user: nameOf(user),
      use: title,
      reason,
    })),
    holes: writtenHoles(JSON.stringify(documents), policy),
  };
}

/** The holes that a written policy has. */
export function writtenHoles(text: string, { holes }: Pick<LeastPolicy, "holes">): readonly Hole[] {
  const known = [...placeNames.values(), ...holes.values()];
  return known.filter(({ name }) => text.includes(`<${name}>`));
}
