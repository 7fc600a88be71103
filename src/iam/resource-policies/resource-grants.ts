import { addTo, oncePer } from "../../source/index.js";
import type { Project, Resource, Statement } from "../../model/index.js";
import { asLiteral, asText, literalOf, type Text } from "../../tree/index.js";
import { resourcesNamed } from "../resources/account-resources.js";
import { roleNameIn } from "../texts/arns.js";
import { conditionsAnswer } from "../conditions/conditions.js";
import { mayBe, statementsFor, type Grantee } from "./granting-statements.js";
import { resourceAt } from "../resources/resource-key.js";
import { actionAnswer, type AccessRequest } from "../statements/statement-match.js";
import { unseenPolicy } from "./unseen-policies.js";
import { unknown, type Verdict } from "../answers/verdict.js";
import { matchArn } from "../texts/text-match.js";

/**
 * Why the policy of a resource (a bucket, key, secret, stream …) may grant something to a principal: in one account a resource
 * policy grants access by itself. `undefined`: no linted policy grants it, and no policy that could grant it is missing.
 */
export function resourceGrant(project: Project, grantee: Grantee, request: AccessRequest): Verdict | undefined {
  const statement = grantingStatement(project, grantee, request);
  if (statement) return unknown("the policy of the resource may grant it", statement);
  if (request.action.startsWith("kms:")) {
    if (!isLocalKey(project, request))
      return unknown("the policy of the key is not in the linted files and may grant it");
    const grant = keyGrant(project, grantee, request);
    if (grant) return unknown("a grant of the key may allow it", grant);
  }
  const unseen = unseenPolicy(project, request);
  return unseen && unknown("the policy of the resource is not known and may grant it", unseen);
}

function grantingStatement(project: Project, grantee: Grantee, request: AccessRequest): Statement | undefined {
  const statements = statementsFor(project, grantee, request, resourcesNamed(project, request.resource));
  return statements.find((statement) => mayAllowRequest(statement, request));
}

/** Actions are compared first, because ARNs of which only the ends are known take long. */
function mayAllowRequest(statement: Statement, { action, context, resource }: AccessRequest): boolean {
  if (actionAnswer(statement, action).possibleWhen.op === "false") return false;
  if (context && conditionsAnswer(statement.conditions, context).possibleWhen.op === "false") return false;
  return statement.resources?.items.every(({ text }) => matchArn(text, resource) === "no") !== true;
}

/**
 * Whether the linted files declare the key, or the account data has its policy. The DMS guide gives access in the key
 * policy, so a policy that is not seen may do that.
 */
function isLocalKey(project: Project, { resource }: AccessRequest): boolean {
  return resourcesNamed(project, resource).some((key) => {
    const found = resourceAt(project, key);
    return found?.resourceKind === "KmsKey" && !found.isData;
  });
}

/** A grant of some key that may let a principal do what it asks for. */
export function keyGrant(project: Project, grantee: Grantee, { action }: AccessRequest): Resource | undefined {
  const { all, byName } = keyGrantsIn(project);
  const name = roleNameOf(grantee.arn);
  const found = name === undefined ? all : [...(byName.get(name) ?? []), ...(byName.get(undefined) ?? [])];
  return found.find((grant) => mayBe(grant.grantee, grantee) && mayCover(grant.resource, action))?.resource;
}

/** Whether a grant may be for an action. It names operations of KMS: `Decrypt` for `kms:Decrypt`. */
function mayCover({ settings }: Resource, action: string): boolean {
  const operations = settings.get("grantedOperations")?.value;
  if (operations?.kind !== "list" || operations.incompleteReason !== undefined || action.includes("*")) return true;
  return operations.items.some((item) => {
    const written = asLiteral(item);
    return written === undefined || action.toLowerCase() === `kms:${written}`.toLowerCase();
  });
}

/** The grants of keys, also by the name of the role that each is for. */
const keyGrantsIn = oncePer(({ templates }: Project) => {
  const all = templates.flatMap(({ resources }) =>
    [...resources.values()].flatMap((resource) => {
      const isGrant = resource.resourceKind === "KmsGrant";
      const grantee = isGrant ? asText(resource.settings.get("grantee")?.value) : undefined;
      return grantee ? [{ resource, grantee }] : [];
    }),
  );
  const byName = new Map<string | undefined, typeof all>();
  for (const grant of all) addTo(byName, roleNameOf(grant.grantee), grant);
  return { all, byName };
});

/** The name of the role in an ARN, if it is written out. */
function roleNameOf(arn: Text): string | undefined {
  const name = roleNameIn(arn);
  return name && literalOf(name);
}
