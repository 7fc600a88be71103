import type { PolicyHolder } from "../../dms/index.js";
import { coveredBy, type Services } from "../../iam/index.js";
import type { ActionPattern } from "../../model/index.js";

/**
 * Whether a holder may also pass roles to another service than DMS: a policy of the holder allows an action that
 * changes something there. Which of these actions take a role is not known for every service; those that only read take
 * none.
 */
export function mayPassToOthers(services: Services, { policies }: PolicyHolder): boolean {
  return policies.documents.some(({ document }) =>
    document.statements.some(
      ({ actions, effect, notActions }) =>
        effect === "Allow" &&
        (notActions !== undefined || actions?.items.some((action) => mayTakeRole(services, action)) === true),
    ),
  );
}

function mayTakeRole(services: Services, action: ActionPattern): boolean {
  const covered = coveredBy(services, action);
  if (!covered) return true;
  const { actions, prefix } = covered;
  if (prefix === "dms") return false;
  // https://docs.aws.amazon.com/IAM/latest/APIReference/API_AddRoleToInstanceProfile.html
  if (prefix === "iam") return actions.some(({ name }) => name === "AddRoleToInstanceProfile");
  return actions.some(({ facts }) => facts === undefined || facts.level === "Write");
}
