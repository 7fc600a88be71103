import { nearest } from "../../iam/index.js";
import { partitions } from "../../knowledge/index.js";
import type { PolicyType, PrincipalElement } from "../../model/index.js";
import { asText, display, entryOf, groupBy, oncePer, type Message, type Text } from "../../rule-kit/index.js";
import { isRegionLike, regionMisspelling } from "../shared/arns/region-misspelling.js";
import { withoutSlip } from "./arn-slips.js";
import { correctedForm, isServiceName, respelledService } from "../shared/arns/service-names.js";

/** What is wrong with a principal, as a message of the rule. */
export type PrincipalProblem = (
  | Message<"empty" | "malformed" | "malformedAccount" | "wildcard" | "group" | "deletedRole" | "deletedUser">
  | Message<"serviceAsAccount">
  | Message<"malformedService" | "malformedProvider" | "malformedCanonical" | "federatedElsewhere" | "canonicalInTrust">
  | Message<"unknownPartition", "partition">
  | Message<"unknownRegion", "region">
  | Message<"unknownService", "candidate">
  | Message<"schemeInProvider">
) & {
  /** What to write instead, if only one correction is possible. */
  readonly candidate?: string;
};

export const principalKinds = ["AWS", "Service", "Federated", "CanonicalUser"];

/** What is wrong with a principal of one of the four types; unknown parts of its name hold sample values. */
export function principalProblem(kind: string, name: string, policyType: PolicyType): PrincipalProblem | undefined {
  const problem = problemOfKind(kind, name, policyType);
  const isMalformed = problem?.messageId === "malformed" || problem?.messageId === "malformedProvider";
  return isMalformed && !problem.candidate && isRightButForAccount(kind, name, policyType)
    ? { messageId: "malformedAccount" }
    : problem;
}

/** `arn:aws:iam::1234567890:role/x`: who reads that this is no ARN of a role does not see why. */
function isRightButForAccount(kind: string, name: string, policyType: PolicyType): boolean {
  const parts = name.split(":");
  const [start, , , , account] = parts;
  if (start !== "arn" || account === undefined || /^\d{12}$/.test(account)) return false;
  return !problemOfKind(kind, parts.with(4, "000000000000").join(":"), policyType);
}

function problemOfKind(kind: string, name: string, policyType: PolicyType): PrincipalProblem | undefined {
  if (name.trim() === "" && principalKinds.includes(kind)) return { messageId: "empty" };
  switch (kind) {
    case "AWS":
      return awsProblem(name);
    case "Service":
      return serviceProblem(name);
    case "Federated":
      if (policyType === "trust") return federatedProblem(name);
      return policyType === "resource" ? { messageId: "federatedElsewhere" } : undefined;
    case "CanonicalUser":
      return canonicalProblem(name, policyType);
    default:
      return undefined;
  }
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html */
function awsProblem(name: string): PrincipalProblem | undefined {
  if (name === "*" || /^\d{12}$/.test(name)) return undefined;
  if (/^(?:AROA|AIDA)[A-Z0-9]{8,}$/.test(name))
    return { messageId: name.startsWith("AROA") ? "deletedRole" : "deletedUser" };
  if (/[*?]/.test(name)) return { messageId: "wildcard" };
  if (isServiceName(name)) return { messageId: "serviceAsAccount" };
  const trimmed = name.trim();
  if (trimmed !== name && !awsProblem(trimmed)) return { messageId: "malformed", candidate: trimmed };
  // S3 also accepts the canonical id of a user here, and CloudFront that of an access identity.
  if (/^[0-9a-f]{64}$/.test(name)) return undefined;
  if (!name.startsWith("arn:")) return { messageId: "malformed" };
  const problem = arnProblem(name);
  const candidate = problem?.messageId === "malformed" ? withoutSlip(name, (one) => !arnProblem(one)) : undefined;
  return problem && { ...problem, ...(candidate !== undefined && { candidate }) };
}

function arnProblem(arn: string): PrincipalProblem | undefined {
  const [, partition = "", service = "", region = "", account = "", ...rest] = arn.split(":");
  const resource = rest.join(":");
  if (!partitionNames.includes(partition)) return partitionProblem(arn, partition);
  if (service === "iam" && region === "" && /^(?:\d{12}|cloudfront)$/.test(account)) {
    if (resource.startsWith("group/")) return { messageId: "group" };
    return /^(?:root|(?:user|role)\/.+)$/.test(resource) ? undefined : { messageId: "malformed" };
  }
  if (service === "sts" && region === "" && /^\d{12}$/.test(account)) {
    return /^(?:assumed-role\/[^/]+\/.+|federated-user\/.+)$/.test(resource) ? undefined : { messageId: "malformed" };
  }
  return { messageId: "malformed" };
}

/** The key of principals of a kind, if all of them are services that stand under it by mistake. */
export function keyOfServices(element: PrincipalElement, kind: string): Text | undefined {
  const { node } = element;
  const entry = node.kind === "mapping" && kindsOfServices(element).has(kind) ? entryOf(node, kind) : undefined;
  return entry && asText(entry.key);
}

/** The kinds of which an element has services alone. Each of thousands of principals may ask for them. */
const kindsOfServices = oncePer(({ items }: PrincipalElement): ReadonlySet<string> => {
  const byKind = [...groupBy(items, ({ principalKind }) => principalKind)];
  const areServices = byKind.filter(([, all]) => all.every(({ text }) => isServiceName(display(text))));
  return new Set(areServices.map(([kind]) => kind));
});

const partitionNames = partitions.map(({ name }) => name);

function partitionProblem(arn: string, partition: string): PrincipalProblem {
  const [only, ...others] = nearest(partition, partitionNames);
  const candidate = only === undefined || others.length > 0 ? undefined : arn.replace(`:${partition}:`, `:${only}:`);
  return { messageId: "unknownPartition", data: { partition }, ...(candidate !== undefined && { candidate }) };
}

function serviceProblem(name: string): PrincipalProblem | undefined {
  if (/[*?]/.test(name)) return { messageId: "wildcard" };
  const candidate = /^[a-z0-9-]+$/.test(name) ? `${name}.amazonaws.com` : correctedForm(name);
  if (isServiceName(name) && candidate === undefined) return regionProblem(name) ?? misspelledProblem(name);
  return { messageId: "malformedService", ...(candidate !== undefined && { candidate }) };
}

function misspelledProblem(name: string): PrincipalProblem | undefined {
  const candidate = respelledService(name);
  return candidate === undefined ? undefined : { messageId: "unknownService", data: { candidate }, candidate };
}

/** A service in a region: `dms.eu-west-1.amazonaws.com`. */
function regionProblem(name: string): PrincipalProblem | undefined {
  for (const region of name.split(".").filter(isRegionLike)) {
    const { candidate } = regionMisspelling(region) ?? {};
    if (candidate !== undefined)
      return { messageId: "unknownRegion", data: { region }, candidate: name.replace(region, candidate) };
  }
  return undefined;
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-idp.html */
function federatedProblem(name: string): PrincipalProblem | undefined {
  if (/[*?]/.test(name)) return { messageId: "wildcard" };
  const [, partition] = /^arn:([\w-]*):iam::/.exec(name) ?? [];
  if (partition !== undefined && !partitionNames.includes(partition)) return partitionProblem(name, partition);
  const withoutScheme = name.replace(/(:oidc-provider\/)https?:\/\//i, "$1");
  if (withoutScheme !== name && !federatedProblem(withoutScheme))
    return { messageId: "schemeInProvider", candidate: withoutScheme };
  const isProvider = /^arn:[\w-]+:iam::\d{12}:(?:saml-provider|oidc-provider)\/\S+$/.test(name);
  const isDomain = /^[a-z0-9-]+(?:\.[a-z0-9-]+)+(?:\/.*)?$/i.test(name);
  return isProvider || isDomain ? undefined : { messageId: "malformedProvider" };
}

/**
 * That of an account has 64 digits, and that of a CloudFront origin access identity 96.
 * https://github.com/awsdocs/amazon-s3-developer-guide/pull/25
 */
const canonicalId = /^(?:[0-9a-f]{64}|[0-9a-f]{96})$/;

function canonicalProblem(name: string, policyType: PolicyType): PrincipalProblem | undefined {
  if (policyType === "trust") return { messageId: "canonicalInTrust" };
  return canonicalId.test(name) || name.length < 5 ? undefined : { messageId: "malformedCanonical" };
}
