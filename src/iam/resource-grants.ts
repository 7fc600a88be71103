import { oncePer } from "../source/index.js";
import type {
  HeldDocument,
  IamPrincipal,
  Project,
  Resource,
  ResourceKind,
  Statement,
  Template,
} from "../model/index.js";
import { asText, reasonOf } from "../tree/index.js";
import { resourcesNamed } from "./account-resources.js";
import { refersTo, resourceAt, resourceKey, resourcesIn } from "./resource-key.js";
import { actionAnswer, type AccessRequest } from "./statement-match.js";
import { plainText } from "./texts.js";
import { unknown, type Verdict } from "./verdict.js";
import { matchArn, sameText } from "./wildcard.js";

/** The principal that asks, as the policies of resources name it. */
type Grantee = Pick<IamPrincipal, "arn">;

/**
 * Why the policy of a bucket, key or secret may grant something to a role: in one account a resource policy grants
 * access by itself. `undefined`: no linted policy grants it, and no policy that could grant it is missing.
 */
export function resourceGrant(project: Project, role: Grantee, request: AccessRequest): Verdict | undefined {
  const statement = grantingStatement(project, role, request);
  if (statement) return unknown("the policy of the resource may grant it", statement);
  if (request.action.startsWith("kms:")) {
    if (!isLocalKey(project, request))
      return unknown("the policy of the key is not in the linted files and may grant it");
    const grant = keyGrant(project, role);
    if (grant) return unknown("a grant of the key may allow it", grant);
  }
  const unseen = unseenPolicy(project, request);
  return unseen && unknown("the policy of the resource is not known and may grant it", unseen);
}

function grantingStatement(project: Project, role: Grantee, request: AccessRequest): Statement | undefined {
  const referred = resourcesNamed(project, request.resource);
  for (const template of project.templates) {
    for (const held of template.documents) {
      const isOther =
        (held.holderKind !== "resource" && held.holderKind !== "unseen") ||
        !maySpeakOf(template, held, request, referred);
      const found = isOther
        ? undefined
        : held.document.statements.find((statement) => mayGrant(statement, role, request));
      if (found) return found;
    }
  }
  return undefined;
}

/**
 * Whether a resource policy may apply to the resource of a request. `Resource: "*"` in a key policy means that key
 * alone.
 */
function maySpeakOf(
  template: Template,
  held: HeldDocument,
  { action, resource }: AccessRequest,
  referred: readonly string[],
): boolean {
  // It is not known to which resource this policy belongs.
  if (held.holderKind === "unseen") return true;
  if (referred.includes(resourceKey(template, held.address))) return true;
  const holder = template.resources.get(held.address);
  if (holder && !isOfService(holder, action)) return false;
  if (referred.length > 0 && isOfOther(template, holder, referred)) return false;
  const isKey = holder?.resourceKind === "KmsKey";
  return !isKey || (referred.length === 0 && reasonOf(resource) !== undefined);
}

/** Services with resource policies that can grant access. Policies of VPC endpoints grant nothing. */
const servicesWithPolicies: ReadonlySet<string> = new Set([
  ...["s3", "kms", "secretsmanager", "sns", "sqs", "kinesis", "dynamodb", "es", "glue"],
]);

function isOfService({ service }: Resource, action: string): boolean {
  const asked = action.slice(0, action.indexOf(":")).toLowerCase();
  return service === asked && servicesWithPolicies.has(asked);
}

/** The kinds of resources to which a policy resource may belong. */
const ownerKinds: ReadonlySet<ResourceKind> = new Set(["Bucket", "Queue", "Secret", "Stream", "Topic"]);

/** Whether a policy resource belongs to a declared resource, and that is not the one of the request. */
function isOfOther(template: Template, holder: Resource | undefined, referred: readonly string[]): boolean {
  const owners = (holder?.dependencies ?? []).flatMap(({ on, how }) => {
    const owner = on === undefined || how !== "implied" ? undefined : template.resources.get(on);
    return owner?.resourceKind !== undefined && !owner.isData && ownerKinds.has(owner.resourceKind)
      ? [resourceKey(template, owner.address)]
      : [];
  });
  return owners.length > 0 && !owners.some((owner) => referred.includes(owner));
}

function mayGrant(statement: Statement, role: Grantee, request: AccessRequest): boolean {
  const { effect, notPrincipals, principals } = statement;
  if (effect !== "Allow" && effect !== "unknown") return false;
  const names = (principals?.items ?? []).filter(
    ({ principalKind }) => principalKind === "AWS" || principalKind === "*",
  );
  const isNamed =
    notPrincipals !== undefined ||
    principals?.incompleteReason !== undefined ||
    names.some(
      ({ text }) => sameText(text, role.arn) !== "no" || sameText(text, everyone) === "yes" || isRoleItself(text, role),
    );
  if (!isNamed || actionAnswer(statement, request.action).possibleWhen.op === "false") return false;
  return statement.resources?.items.some(({ text }) => matchArn(text, request.resource) !== "no") ?? true;
}

const everyone = plainText("*");

function isRoleItself(text: Parameters<typeof refersTo>[0], role: Grantee): boolean {
  const [key] = resourcesIn(role.arn);
  return key !== undefined && refersTo(text, key);
}

/**
 * Whether the linted files declare the key, or the account data has its policy. The DMS guide gives access in the key policy, so a policy that is not seen
 * may do that.
 */
function isLocalKey(project: Project, { resource }: AccessRequest): boolean {
  return resourcesNamed(project, resource).some((key) => {
    const found = resourceAt(project, key);
    return found?.resourceKind === "KmsKey" && !found.isData;
  });
}

function keyGrant(project: Project, role: Grantee): Resource | undefined {
  return project.templates
    .flatMap(({ resources }) => [...resources.values()])
    .find(({ resourceKind, settings }) => {
      const grantee = resourceKind === "KmsGrant" ? asText(settings.get("grantee")?.value) : undefined;
      return grantee !== undefined && sameText(grantee, role.arn) !== "no";
    });
}

/** The kinds of resources that hold the policy of a bucket, key or secret. */
const policyHolders: ReadonlySet<ResourceKind> = new Set([
  ...(["Bucket", "BucketPolicy", "KmsKey", "KmsKeyPolicy", "Secret", "SecretPolicy"] as const),
]);

/** A resource in the linted files that holds a policy of the requested resource, but whose policy cannot be read. */
function unseenPolicy(project: Project, { resource }: AccessRequest): Resource | undefined {
  const found = unseenPolicies(project);
  return resourcesIn(resource).flatMap((key) => found.get(key) ?? [])[0];
}

/** Resources whose policy cannot be read, by the key of each resource to which the policy may belong. */
const unseenPolicies = oncePer((project: Project) => {
  const found = new Map<string, Resource>();
  for (const template of project.templates) {
    for (const holder of template.resources.values()) {
      const mayHold = holder.resourceKind !== undefined && policyHolders.has(holder.resourceKind);
      if (!mayHold || !holder.settings.has("policy")) continue;
      if (isSeen(template, holder)) continue;
      for (const address of [holder.address, ...holder.dependencies.flatMap(({ on }) => on ?? [])]) {
        const key = resourceKey(template, address);
        if (!found.has(key)) found.set(key, holder);
      }
    }
  }
  return found;
});

function isSeen(template: Template, holder: Resource): boolean {
  const uses = template.documents.filter(({ address }) => address === holder.address);
  return uses.length > 0 && uses.every(({ document }) => document.incompleteReason === undefined);
}
