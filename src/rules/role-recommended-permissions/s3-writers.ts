import { type EffectivePolicies, grants, matchAction, policiesOf } from "../../iam/index.js";
import { roleUses } from "../../knowledge/index.js";
import type { PolicyDocument, Role, Statement, Template } from "../../model/index.js";
import { asLiteral, display, type Report, type RuleContext, type Suggestion, type Text } from "../../rule-kit/index.js";
import { accountRoleOf } from "../shared/account-roles.js";
import { documentToExtend } from "../shared/least-statement.js";
import { roleName } from "../shared/names.js";
import { resourcesUsing } from "../shared/role-needs.js";
import { trustStatements } from "../shared/trust-statements.js";

const target = roleUses.find(({ id }) => id === "endpoint-s3-target");

/** The actions that AWS lists for the objects of every S3 target. */
const listed = target?.actions.filter(
  ({ need, when, action }) => need === "recommended" && when === null && action.startsWith("s3:"),
);

/** The actions that an S3 target needs on its objects, and actions that show another purpose of a role. */
const writing = ["s3:PutObject", "s3:DeleteObject"];
const reading = "s3:GetObject";

type Append = Suggestion<"appendStatement", "role" | "actions">;
type Reported = Report<"writer", "role" | "actions" | "source", Append>;

/**
 * Reports a role that DMS can assume and that has just the permissions of an S3 target, although no DMS resource of the
 * linted files uses it. It is probably for an endpoint that is created elsewhere. An account role has its own purpose,
 * for which it may need none of this.
 */
export function reportWriter(context: RuleContext<Reported>, template: Template, role: Role): void {
  if (trustStatements(role).length === 0 || accountRoleOf(role) || resourcesUsing(context, role).length > 0) return;
  const policies = policiesOf(context.project, template, role);
  const statements = policies.documents.flatMap(({ document }) => document.statements);
  const isReader = statements.some((statement) => mayAllow(statement, reading));
  if (isReader || !statements.some((statement) => mayAllow(statement, "s3:ListBucket"))) return;
  const document = documentToExtend(context.project, template, role);
  for (const statement of statements) check(context, role, policies, statement, document);
}

function mayAllow({ effect, actions }: Statement, action: string): boolean {
  return effect !== "Deny" && (actions?.items.some(({ text }) => matchAction(text, action) !== "no") ?? true);
}

function check(
  context: RuleContext<Reported>,
  role: Role,
  policies: EffectivePolicies,
  statement: Statement,
  document: PolicyDocument | undefined,
): void {
  const objects = objectsOf(statement);
  const missing = (listed ?? []).filter(({ action }) =>
    objects.some((resource) => grants(policies, { action, resource }, role.existence).answer === "no"),
  );
  if (objects.length === 0 || missing.length === 0) return;
  const actions = missing.map(({ action }) => action);
  const data = {
    role: roleName(role),
    actions,
    source: [...new Set(missing.flatMap(({ source }) => source.slice(0, 1)))],
  };
  context.report({
    node: statement,
    address: role.address,
    messageId: "writer",
    data,
    related: [{ location: role.location, message: "the role" }],
    suggest: document
      ? [
          {
            messageId: "appendStatement",
            data,
            fix: (fixer) => fixer.appendStatement(document, { effect: "Allow", actions, resources: objects }),
          },
        ]
      : [],
  });
}

/** The objects that a statement lets a role write and delete, if the statement is only about objects. */
function objectsOf({ effect, actions, resources, conditions, when }: Statement): readonly Text[] {
  const names = (actions?.items ?? []).map(({ node }) => asLiteral(node)?.toLowerCase());
  const isWriter = writing.every((action) => names.includes(action.toLowerCase()));
  if (effect !== "Allow" || !isWriter || conditions.length > 0 || when.op !== "true") return [];
  const texts = (resources?.items ?? []).map(({ text }) => text);
  return texts.every((text) => /:s3:::.+\/\*$/.test(display(text))) ? texts : [];
}
