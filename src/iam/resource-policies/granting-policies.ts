import type { Resource, ResourceKind, Template } from "../../model/index.js";
import { resourceKey } from "../resources/resource-key.js";

/**
 * The kinds of policy resources, and the kind of resource that each is the policy of. `account`: of all resources of its
 * service. Policies of VPC endpoints are not here, because they grant nothing.
 */
const owners: Partial<Record<ResourceKind, ResourceKind | "account">> = {
  BucketPolicy: "Bucket",
  DynamoDbTablePolicy: "DynamoDbTable",
  GluePolicy: "account",
  KmsKeyPolicy: "KmsKey",
  ObjectLambdaPolicy: "AccessPoint",
  OtherBucketPolicy: "AccessPoint",
  OutpostsBucketPolicy: "Bucket",
  QueuePolicy: "Queue",
  SearchDomainPolicy: "SearchDomain",
  SecretPolicy: "Secret",
  StreamPolicy: "Stream",
  TopicPolicy: "Topic",
};

/** The kinds of resources that may hold a policy of themselves or of others, which can grant access. */
const holders: ReadonlySet<string> = new Set(Object.entries(owners).flat());

/** Whether a resource may hold a policy that can grant access by itself. */
export function mayHoldGrants({ resourceKind }: Resource): boolean {
  return resourceKind !== undefined && holders.has(resourceKind);
}

/** Whether a resource is the policy of another resource, to which it refers. */
export function isPolicyOfOther(resource: Resource): boolean {
  const owner = ownerKind(resource);
  return owner !== undefined && owner !== "account" && !resource.isData;
}

/** Whether a resource is the policy of all resources of its service. */
export function isPolicyOfAccount(resource: Resource): boolean {
  return ownerKind(resource) === "account";
}

function ownerKind({ resourceKind }: Resource): ResourceKind | "account" | undefined {
  return resourceKind && owners[resourceKind];
}

/** The keys of the declared resources to which a policy resource may belong. */
export function ownersOf(template: Template, policy: Resource): readonly string[] {
  const kind = ownerKind(policy);
  return policy.dependencies.flatMap(({ on, how }) => {
    const owner = on === undefined || how !== "implied" ? undefined : template.resources.get(on);
    return owner && owner.resourceKind === kind && !owner.isData ? [resourceKey(template, owner.address)] : [];
  });
}
