import { oncePer } from "../../rule-kit/index.js";
import type { HeldDocument, ResourceKind, Template } from "../../model/index.js";

/** How long a policy may be, without white space, and how messages name it. */
export interface Quota {
  readonly characters: number;
  readonly what: string;
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html#reference_iam-quotas-entity-length */
const managed: Quota = { characters: 6144, what: "a managed policy" };
/**
 * A policy file may be for any holder of identity policies. The longest ones are those of permission sets:
 * https://docs.aws.amazon.com/singlesignon/latest/APIReference/API_PutInlinePolicyToPermissionSet.html
 */
const ofAnyHolder: Quota = { characters: 32768, what: "even the inline policy of a permission set" };
const trust: Quota = { characters: 2048, what: "a trust policy, unless AWS has raised the quota," };

const inline: Readonly<Record<"Role" | "User" | "Group", Quota>> = {
  Role: { characters: 10240, what: "the inline policies of a role together" },
  User: { characters: 2048, what: "the inline policies of a user together" },
  Group: { characters: 5120, what: "the inline policies of a group together" },
};

/** https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html */
const organization: Readonly<Record<"scp" | "rcp", Quota>> = {
  scp: { characters: 10240, what: "a service control policy" },
  rcp: { characters: 5120, what: "a resource control policy" },
};

const bucket: Quota = { characters: 20480, what: "a bucket policy" };
const endpoint: Quota = { characters: 20480, what: "a VPC endpoint policy" };

const ofKinds: Partial<Record<ResourceKind, Quota>> = { Bucket: bucket, BucketPolicy: bucket, VpcEndpoint: endpoint };

const ofServices = new Map<string, Quota>([
  ["kms", { characters: 32768, what: "a key policy" }],
  ["secretsmanager", { characters: 20480, what: "a secret policy" }],
  ["sns", { characters: 30720, what: "a topic policy" }],
  ["sqs", { characters: 8192, what: "a queue policy" }],
]);

/** The quota of a document; `undefined` if none is known. */
export function quotaOf(template: Template, { document, holderKind, address }: HeldDocument): Quota | undefined {
  switch (document.policyType) {
    case "trust":
      return trust;
    case "boundary":
      return holderKind === "resource" ? undefined : managed;
    case "scp":
    case "rcp":
      return organization[document.policyType];
    case "resource": {
      const { resourceKind, service = "" } = template.resources.get(address) ?? {};
      return (resourceKind && ofKinds[resourceKind]) ?? ofServices.get(service);
    }
    case "identity":
      if (holderKind === "bare") return ofAnyHolder;
      return holderKind === "managed-policy" ? managed : inlineQuota(template, address);
  }
}

function inlineQuota(template: Template, address: string): Quota | undefined {
  const principal = principalsOf(template).get(address);
  if (principal) return inline[principal.kind];
  const attachment = attachmentsOf(template).get(address);
  if (!attachment) return undefined;
  if (attachment.users.items.length > 0) return inline.User;
  return attachment.groups.items.length > 0 ? inline.Group : inline.Role;
}

const principalsOf = oncePer(({ principals }: Template) => byAddress(principals));
const attachmentsOf = oncePer(({ attachments }: Template) => byAddress(attachments));

/** The first one with each address. */
function byAddress<T extends { readonly address: string }>(all: readonly T[]): ReadonlyMap<string, T> {
  return new Map(all.toReversed().map((one) => [one.address, one]));
}
