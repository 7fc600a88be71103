import { excessActions } from "../../dms/index.js";
import { policiesOf } from "../../iam/index.js";
import { literalOf } from "../../rule-kit/index.js";
import type { Statement } from "../../model/index.js";
import { oncePerRole } from "../shared/needs/once-per-role.js";
import { needsOf } from "../shared/needs/role-needs.js";

/**
 * Whether the policies of a role name an action that DMS does not need, such as `s3:InitiateReplication`: then the role has
 * another purpose too. Who writes a wildcard has not chosen all that it covers.
 */
export const hasOtherPurpose = oncePerRole((context, role): boolean => {
  const needs = needsOf(context, role);
  if (!needs) return false;
  const hasOther = (statement: Statement): boolean =>
    statement.effect === "Allow" &&
    excessActions(context.services, statement, needs.requirements).unneeded.some(
      ({ text }) => !/[*?]/.test(literalOf(text) ?? "*"),
    );
  return policiesOf(context.project, context.template, role).documents.some(({ document }) =>
    document.statements.some(hasOther),
  );
});
