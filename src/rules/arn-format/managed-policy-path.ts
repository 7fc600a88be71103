import { awsPolicyName } from "../../dms/index.js";
import { isRole, nearest } from "../../iam/index.js";
import type { Project } from "../../model/index.js";
import { display, oncePer, type Message, type Text } from "../../rule-kit/index.js";
import { accountRoleOf, accountRoles, attachedPolicies } from "../shared/account-roles/account-roles.js";

/** An AWS managed policy under another path than its own. */
export type WrongPath = Message<"wrongPath", "policy" | "path"> & {
  /** The ARN with the right path, if the policy can be attached and the text writes the end of the ARN. */
  readonly intendedArn?: Text;
};

/** A policy that AWS keeps for its service-linked roles. */
export type NotAttachable = Message<"notAttachable", "policy">;

/** An AWS managed policy that does not exist. */
export type NoPolicy = Message<"noPolicy"> & { readonly intendedArn?: Text };

/** In a partition that is not known, or in `aws`: the data is that of `aws`. */
const awsPolicy = /^arn:(?:aws|\$\{[^}]*\}):iam::aws:policy(?<path>\/(?:[^$]*\/)?)(?<policy>[^$/]+)$/;

/** The path of policies that only service-linked roles can have. */
const serviceLinkedPath = "/aws-service-role/";

const ofAccountRoles = accountRoles.map(({ policyName }) => policyName);

/** `account-role-policy` reports the policy of an account role on the role with the right name. */
function isReportedElsewhere(project: Project, policy: string, { location }: Text): boolean {
  return ofAccountRoles.includes(policy) && ofNamedRoles(project).has(placeOf(location));
}

/** Where account roles with the right names get their own managed policies. */
const ofNamedRoles = oncePer((project: Project): ReadonlySet<string> => {
  const attached = project.templates.flatMap((template) =>
    template.principals.filter(isRole).flatMap((role) => {
      const own = accountRoleOf(role)?.policyName;
      if (own === undefined) return [];
      return attachedPolicies(project, template, role).filter(({ text }) => awsPolicyName(text) === own);
    }),
  );
  return new Set(attached.map(({ text }) => placeOf(text.location)));
});

function placeOf({ file, start }: Text["location"]): string {
  return `${file.path}:${String(start)}`;
}

/**
 * AWS has no two policies with one name: what is known under one path does not exist under another one.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_AttachRolePolicy.html (PolicyNotAttachable)
 */
export function managedPolicyProblem(project: Project, text: Text): WrongPath | NotAttachable | NoPolicy | undefined {
  const { path: written, policy = "" } = awsPolicy.exec(display(text))?.groups ?? {};
  if (written === undefined || isReportedElsewhere(project, policy, text)) return undefined;
  const known = project.awsManagedPolicies.get(policy);
  const misspelled = known ? undefined : misspelledPolicy(text, written, policy);
  if (misspelled) return misspelled;
  const path = known?.path ?? written;
  // SAM makes the ARN of a policy that is given by its name, and knows the path.
  const isWritten = text.parts.some(({ origin }) => origin.from !== "computed");
  if (path !== written && isWritten) {
    const intendedArn = path === serviceLinkedPath ? undefined : withEnd(text, written + policy, path + policy);
    return { messageId: "wrongPath", data: { policy, path }, ...(intendedArn && { intendedArn }) };
  }
  return path === serviceLinkedPath ? { messageId: "notAttachable", data: { policy } } : undefined;
}

/**
 * A policy whose name is almost that of an account role's policy. AWS has had these for years; other names that are not known
 * may be those of new policies. So may a later version be, and that of another service: `AmazonRDSCloudWatchLogsRole`. AWS does
 * not say whether it takes a name in other case.
 */
function misspelledPolicy(text: Text, path: string, policy: string): NoPolicy | undefined {
  const [meant] = nearest(policy, ofAccountRoles);
  if (meant === undefined || meant.toLowerCase() === policy.toLowerCase()) return undefined;
  if (!/DMS/i.test(policy) || /\d$/.test(policy)) return undefined;
  const intendedArn = withEnd(text, path + policy, `/service-role/${meant}`);
  return { messageId: "noPolicy", ...(intendedArn && { intendedArn }) };
}

function withEnd(text: Text, old: string, end: string): Text | undefined {
  const last = text.parts.at(-1);
  if (last?.kind !== "literal" || !last.text.endsWith(old)) return undefined;
  return { ...text, parts: [...text.parts.slice(0, -1), { ...last, text: last.text.slice(0, -old.length) + end }] };
}
