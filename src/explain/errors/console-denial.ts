import { policyTypeIn, type Denial, type DenialReason } from "./denial.js";
import type { Reading } from "./error-text.js";

/**
 * The labels of the box in which AWS's console says what was refused. Some services leave out the service and write it in
 * front of the action. https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html
 */
const labels = ["user:", "service:", "action:", "on resource(s):", "context:", "learn more"] as const;

type Label = (typeof labels)[number];

/** How long a box is at most: the ARNs of who asked and of a resource, and a sentence. */
const maximumLength = 2500;

/** The refused request that the console shows, as one copies it. `undefined`: this is no such box. */
export function consoleDenialIn({ lower, text }: Reading): Denial | undefined {
  const start = lower.search(/(?<![a-z])user:/);
  if (start < 0) return undefined;
  const box = { text: text.slice(start, start + maximumLength), lower: lower.slice(start, start + maximumLength) };
  const context = valueOf("context:", box);
  if (context === undefined && !lower.includes("dont have permission to")) return undefined;
  const action = actionIn(box);
  if (action === undefined) return undefined;
  const [principal, resource] = [valueOf("user:", box), valueOf("on resource(s):", box)?.split(/[\s,]/)[0]];
  const reason = reasonIn(context);
  return {
    action,
    ...(principal?.startsWith("arn:") === true && { principal }),
    ...(resource !== undefined && resource !== "" && { resource }),
    ...(reason && { reason }),
  };
}

function actionIn(box: Reading): string | undefined {
  const written = valueOf("action:", box)?.split(" ")[0] ?? "";
  const service = valueOf("service:", box)?.toLowerCase() ?? "";
  const action = written.includes(":")
    ? written
    : `${service.includes("databasemigration") ? "dms" : service}:${written}`;
  return /^[a-z0-9-]+:[A-Za-z*]+$/i.test(action) ? action : undefined;
}

/** What stands between a label and the next one. Copied text may have lost the space or line end between them. */
function valueOf(label: Label, { lower, text }: Reading): string | undefined {
  const at = lower.indexOf(label);
  if (at < 0) return undefined;
  const start = at + label.length;
  const ends = labels.map((one) => lower.indexOf(one, start)).filter((end) => end >= 0);
  const value = text.slice(start, Math.min(...ends, text.length)).trim();
  return value.replace(/^\[(.*)\]$/, "$1");
}

/** `no identity-based policy allows the action`, `a service control policy explicitly denies the action` */
function reasonIn(context: string | undefined): DenialReason | undefined {
  const lower = context?.toLowerCase() ?? "";
  const policyType = policyTypeIn(lower);
  if (lower.includes("explicitly denies")) return { kind: "deny", ...(policyType && { policyType }) };
  return policyType && /\bno .* allows\b/.test(lower) ? { kind: "missing", policyType } : undefined;
}
