import type { DocumentUse, Project, Role, Statement, Template } from "../model/index.js";
import { reasonOf } from "../tree/index.js";
import { refersTo, resourceKey, resourcesIn } from "./resource-key.js";
import { actionHolding, type AccessRequest } from "./statement-match.js";
import { plainText } from "./texts.js";
import { matchArn, sameText } from "./wildcard.js";

/**
 * A statement of a bucket, key or secret policy in the linted files that may let a role do something by itself: in one
 * account a resource policy grants alone.
 */
export function resourceGrant(project: Project, role: Role, request: AccessRequest): Statement | undefined {
  for (const template of project.templates) {
    for (const use of template.documents) {
      const isOther = use.holder !== "resource" || !maySpeakOf(template, use, request);
      const found = isOther ? undefined : use.document.statements.find((statement) => mayGrant(statement, role, request));
      if (found) return found;
    }
  }
  return undefined;
}

/** `Resource: "*"` in a key's policy is that key; a policy of another resource says nothing here. */
function maySpeakOf(template: Template, use: DocumentUse, { resource }: AccessRequest): boolean {
  const referred = resourcesIn(resource);
  if (referred.includes(resourceKey(template, use.address))) return true;
  const holder = template.resources.get(use.address);
  const isKey = holder?.type === "AWS::KMS::Key" || holder?.type === "aws_kms_key";
  return !isKey || (referred.length === 0 && reasonOf(resource) !== undefined);
}

function mayGrant(statement: Statement, role: Role, request: AccessRequest): boolean {
  if (statement.effect !== "Allow" || !statement.principals) return false;
  const names = statement.principals.items.filter(({ principalKind }) => principalKind === "AWS" || principalKind === "*");
  const isNamed = names.some(
    ({ text }) => sameText(text, role.arn) !== "no" || sameText(text, everyone) === "yes" || isRoleItself(text, role),
  );
  if (!isNamed || actionHolding(statement, request.action).maybe.op === "false") return false;
  return statement.resources?.items.some(({ text }) => matchArn(text, request.resource) !== "no") ?? true;
}

const everyone = plainText("*");

function isRoleItself(text: Parameters<typeof refersTo>[0], role: Role): boolean {
  const [key] = resourcesIn(role.arn);
  return key !== undefined && refersTo(text, key);
}
