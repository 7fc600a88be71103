import type { Reading } from "./error-text.js";

/** A request that IAM refused, as far as an error names it. */
export interface Denial {
  /** The action: `dms:CreateEndpoint`. */
  readonly action: string;
  /** The ARN of who asked. */
  readonly principal?: string;
  readonly resource?: string;
  readonly reason?: DenialReason;
}

/** Why IAM refused a request: no policy of a type allows it, or one denies it. */
export interface DenialReason {
  readonly kind: "missing" | "deny";
  /** Absent: AWS does not say. */
  readonly policyType?: PolicyTypeOfAws;
}

/**
 * The types of policies in the errors of AWS.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html
 */
const policyTypes = [
  "identity-based policy",
  "resource-based policy",
  "service control policy",
  "resource control policy",
  "permissions boundary",
  "session policy",
  "vpc endpoint policy",
] as const;

/** The type of a policy, as AWS calls it: `identity-based policy`. */
export type PolicyTypeOfAws = (typeof policyTypes)[number];

const verbs = ["not authorized to perform", "not authorised to perform"];

/** The refused request that an error names. `undefined`: it names none. */
export function denialIn({ lower, text }: Reading): Denial | undefined {
  for (const verb of verbs) {
    for (let at = lower.indexOf(verb); at >= 0; at = lower.indexOf(verb, at + 1)) {
      const denial = denialAt(text, at, at + verb.length);
      if (denial) return denial;
    }
  }
  return undefined;
}

function denialAt(text: string, verbStart: number, verbEnd: number): Denial | undefined {
  // AWS writes `perform: dms:CreateEndpoint on resource: arn…`, and some services leave out colons.
  const words = text
    .slice(verbEnd, verbEnd + 2000)
    .replace(/^:?\s*/, "")
    .split(" ");
  const action = withoutEnd(words[0] ?? "");
  if (!/^[a-z0-9-]+:[A-Za-z*]+$/i.test(action)) return undefined;
  const principal = principalBefore(text.slice(0, verbStart));
  const resource = resourceAfter(words);
  const reason = reasonIn(words.join(" ").toLowerCase());
  return {
    action,
    ...(principal !== undefined && { principal }),
    ...(resource !== undefined && { resource }),
    ...(reason && { reason }),
  };
}

/** The ARN in front of `is not authorized`. */
function principalBefore(text: string): string | undefined {
  const words = text.slice(-600).trim().split(" ");
  const [last, before] = [words.at(-1) ?? "", words.at(-2) ?? ""];
  const arn = /^is$/i.test(last) ? before : last;
  return isArn(arn) ? withoutEnd(arn) : undefined;
}

function resourceAfter(words: readonly string[]): string | undefined {
  const at = words.findIndex((word, index) => /^resource:?$/i.test(word) && /^on$/i.test(words[index - 1] ?? ""));
  const resource = at < 0 || at > 4 ? undefined : words[at + 1];
  return resource === undefined ? undefined : withoutEnd(resource);
}

function reasonIn(lower: string): DenialReason | undefined {
  const near = lower.slice(0, 900);
  const deny = near.indexOf("explicit deny");
  const missing = near.indexOf("because no ");
  if (deny < 0 && missing < 0) return undefined;
  const after = near.slice(Math.max(deny, missing));
  const policyType = policyTypeIn(after);
  const kind = deny >= 0 ? "deny" : "missing";
  if (policyType) return { kind, policyType };
  return kind === "deny" ? { kind } : undefined;
}

/** The type of policy that a text in lower case names first. */
export function policyTypeIn(lower: string): PolicyTypeOfAws | undefined {
  return policyTypes
    .map((policyType) => ({ policyType, at: lower.indexOf(policyType) }))
    .filter(({ at }) => at >= 0)
    .sort((one, other) => one.at - other.at)[0]?.policyType;
}

function isArn(word: string): boolean {
  return word.startsWith("arn:");
}

/** Without the punctuation of the sentence. */
function withoutEnd(word: string): string {
  let end = word.length;
  while (end > 0 && ".,;:)]".includes(word.charAt(end - 1))) end--;
  return word.slice(0, end);
}
