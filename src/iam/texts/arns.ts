import { display, identityOf, literalOf, stringOf, type Text, type TextPart } from "../../tree/index.js";

/** The name of the AWS managed policy that an ARN names, in any partition. */
export function awsManagedPolicyName(arn: Text): string | undefined {
  const name = nameAfter(arn, ":iam::aws:policy/");
  return name && literalOf(name);
}

/** The number of the account in the ARN of a principal or policy, if it is known. The partition may have holes. */
export function accountIn(arn: Text): string | undefined {
  return /:iam::(\d{12}):/.exec(display(arn))?.[1];
}

/**
 * Whether an ARN is that of roles or users of another account than the caller's, where both are known. AWS lets nobody pass or change these.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html
 */
export function isOfAnotherAccount(arn: Text, own: string | undefined): boolean {
  const account = accountIn(arn);
  return own !== undefined && account !== undefined && account !== own;
}

/** The name of the role that an ARN names, without its path. */
export function roleNameIn(arn: Text): Text | undefined {
  return nameAfter(arn, ":role/");
}

/** The name of the managed policy that an ARN names, without its path. */
export function policyNameIn(arn: Text): Text | undefined {
  return nameAfter(arn, ":policy/");
}

/** A key that is equal for ARNs that are the same in the partition of the deployment, written or not. */
export function arnIdentity(arn: Text): string {
  return withoutPartition(identityOf(arn));
}

/** The deployment decides in which partition an ARN is, so the partition in the file is ignored. */
export function withoutPartition(identity: string): string {
  return identity.replace(/^arn:(?:aws[\w-]*|\u0001[^\u0002]*partition\u0002):/, "arn::");
}

/** What follows the last slash of an ARN that contains a marker with a slash at its end. */
function nameAfter(arn: Text, marker: string): Text | undefined {
  // A hole counts as one character that no marker contains.
  const written = stringOf(arn, "\u0000");
  if (!written.includes(marker)) return undefined;
  const slash = arn.parts.findLastIndex((part) => part.kind === "literal" && part.text.includes("/"));
  const parts = [...lastSegment(arn.parts[slash]), ...arn.parts.slice(slash + 1)];
  return parts.length === 0 ? undefined : { ...arn, parts };
}

function lastSegment(part: TextPart | undefined): readonly TextPart[] {
  if (part?.kind !== "literal") return [];
  const text = part.text.slice(part.text.lastIndexOf("/") + 1);
  return text === "" ? [] : [{ ...part, text }];
}
