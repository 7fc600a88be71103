import { matchAction, policiesOf } from "../../iam/index.js";
import type { Project, Role, Statement, Template } from "../../model/index.js";
import { asLiteral, display, type Text } from "../../tree/index.js";
import { usersOf } from "./role-users.js";
import { trustStatements } from "./trust-statements.js";

/** The actions that an S3 target needs on its objects, and actions that show another purpose of a role. */
const writing = ["s3:PutObject", "s3:DeleteObject"];
const reading = "s3:GetObject";

/**
 * Whether DMS can assume a role and it has just the permissions of an S3 target, although no DMS resource of the linted
 * files names it. It is probably for an endpoint that is created elsewhere, even if it is an account role.
 */
export function isForTargetElsewhere(project: Project, template: Template, role: Role): boolean {
  if (trustStatements(role).length === 0 || usersOf(project, role).length > 0) return false;
  const statements = policiesOf(project, template, role).documents.flatMap(({ document }) => document.statements);
  return (
    !statements.some((statement) => mayAllow(statement, reading)) &&
    statements.some((statement) => mayAllow(statement, "s3:ListBucket")) &&
    statements.some((statement) => writtenObjects(statement).length > 0)
  );
}

function mayAllow({ effect, actions }: Statement, action: string): boolean {
  return effect !== "Deny" && (actions?.items.some(({ text }) => matchAction(text, action) !== "no") ?? true);
}

/** The objects that a statement lets a role write and delete, if the statement is only about objects. */
export function writtenObjects({ effect, actions, resources, conditions, when }: Statement): readonly Text[] {
  const names = (actions?.items ?? []).map(({ node }) => asLiteral(node)?.toLowerCase());
  const isWriter = writing.every((action) => names.includes(action.toLowerCase()));
  if (effect !== "Allow" || !isWriter || conditions.length > 0 || when.op !== "true") return [];
  const texts = (resources?.items ?? []).map(({ text }) => text);
  return texts.every((text) => /:s3:::.+\/\*$/.test(display(text))) ? texts : [];
}
