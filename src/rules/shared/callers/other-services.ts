import type { PolicyHolder } from "../../../dms/index.js";
import { coveredBy, type Services } from "../../../iam/index.js";
import { guidePolicy } from "../../../knowledge/index.js";
import type { ActionPattern, PolicyDocument } from "../../../model/index.js";

/**
 * Whether a holder may also pass roles to another service than DMS: a policy of the holder allows an action that
 * changes something there. Which of these actions take a role is not known for every service; those that only read take
 * none, and those of the guide's policy are for DMS.
 */
export function mayPassToOthers(services: Services, { policies }: PolicyHolder): boolean {
  return policies.documents.some(({ document }) => usesOthers(services, document));
}

/** The same, where the AWS managed policies for work with DMS do not count. */
export function mayUseOthers(services: Services, { generalPolicies, own, policies }: PolicyHolder): boolean {
  const general = policies.documents.filter(({ document }) => generalPolicies.has(document));
  return [...own, ...general].some(({ document }) => usesOthers(services, document));
}

function usesOthers(services: Services, { statements }: PolicyDocument): boolean {
  return statements.some(
    ({ actions, effect, notActions }) =>
      effect === "Allow" &&
      (notActions !== undefined || actions?.items.some((action) => mayTakeRole(services, action)) === true),
  );
}

/** What the guide gives to everyone who uses DMS, which says nothing of other uses. */
const guideActions: ReadonlySet<string> = new Set(guidePolicy.flatMap(({ actions }) => actions));

function mayTakeRole(services: Services, action: ActionPattern): boolean {
  const covered = coveredBy(services, action);
  if (!covered) return true;
  const { actions, prefix } = covered;
  if (prefix === "dms") return false;
  // https://docs.aws.amazon.com/IAM/latest/APIReference/API_AddRoleToInstanceProfile.html
  if (prefix === "iam") return actions.some(({ name }) => name === "AddRoleToInstanceProfile");
  const others = actions.filter(({ name }) => !guideActions.has(`${prefix}:${name}`));
  return others.some(({ facts }) => facts === undefined || facts.level === "Write");
}
