import type { LeastPolicy } from "../policies/least-policy.js";
import type { LeastStatement } from "../permissions/least-statements.js";
import { policyJson } from "./policy-json.js";

/** How a document is given to its holder: in a role itself, or as a managed policy. */
export type Attachment = "inline" | "managed";

/** The documents of one holder. Together they have all its statements. */
export interface Documents {
  readonly attachment: Attachment;
  readonly documents: readonly (readonly LeastStatement[])[];
}

/**
 * The largest sizes in characters without white space. All inline policies of a role count together.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 */
const quotas: Readonly<Record<Attachment, number>> = { inline: 10_240, managed: 6_144 };

/** The documents of a least policy, each within IAM's quota. */
export function documentsOf(policy: LeastPolicy): Documents {
  const { holder, statements } = policy;
  const isOwn = holder.kind === "declared-role" || holder.kind === "unset-role";
  if (statements.length === 0) return { attachment: isOwn ? "inline" : "managed", documents: [] };
  if (isOwn && sizeOf(statements, policy) <= quotas.inline) return { attachment: "inline", documents: [statements] };
  return { attachment: "managed", documents: split(statements, policy) };
}

function split(statements: readonly LeastStatement[], policy: LeastPolicy): readonly (readonly LeastStatement[])[] {
  const documents: LeastStatement[][] = [];
  for (const statement of statements.flatMap((one) => pieces(one, policy))) {
    const last = documents.at(-1);
    if (last && sizeOf([...last, statement], policy) <= quotas.managed) last.push(statement);
    else documents.push([statement]);
  }
  return documents;
}

/** A statement that alone is too large, in parts with some of its resources each. */
function pieces(statement: LeastStatement, policy: LeastPolicy): readonly LeastStatement[] {
  const { resources, sid } = statement;
  if (resources.length < 2 || sizeOf([statement], policy) <= quotas.managed) return [statement];
  const half = Math.ceil(resources.length / 2);
  return [
    ...pieces({ ...statement, sid: `${sid}A`, resources: resources.slice(0, half) }, policy),
    ...pieces({ ...statement, sid: `${sid}B`, resources: resources.slice(half) }, policy),
  ];
}

function sizeOf(statements: readonly LeastStatement[], { holes }: LeastPolicy): number {
  return JSON.stringify(policyJson(statements, holes)).replace(/\s/g, "").length;
}
