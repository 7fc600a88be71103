import { accountIn, isOfAnotherAccount, providerAccountOf } from "../../iam/index.js";
import type { DmsResource, Property } from "../../model/index.js";
import {
  alternatives,
  and,
  asText,
  isSatisfiable,
  type Report,
  type RuleContext,
  type Text,
} from "../../rule-kit/index.js";
import { defaultNote } from "../shared/messages/defaults.js";
import { nameOf } from "../shared/messages/names.js";

/**
 * Reports roles of another account than the one of the deployment: a service gets only roles of its own account.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html
 */
export function checkAccounts(
  context: RuleContext<Report<"otherAccount", "use" | "account" | "basis" | "own">>,
  resource: DmsResource,
): void {
  const { template } = context;
  const { address, properties } = resource;
  const own = template.deployAccount;
  if (own === undefined || providerAccountOf({ template, address }) !== undefined) return;
  for (const property of properties.values()) {
    const roles = /roleArn$/i.test(property.id) ? rolesIn(resource, property) : [];
    const [role] = roles;
    if (!role || !roles.every((text) => isOfAnotherAccount(text, own))) continue;
    const account = accountIn(role) ?? [];
    const data = { use: nameOf(resource), account, basis: defaultNote(role), own };
    context.report({ node: property, address, messageId: "otherAccount", data });
  }
}

/** The texts that a property may have. Without all of them, nothing is certain. */
function rolesIn({ existence }: DmsResource, { value }: Property): readonly Text[] {
  const possible = alternatives(value).filter(({ when }) => isSatisfiable(and(existence, when)) !== false);
  const texts = possible.map((one) => asText(one.value));
  return texts.every((text) => text !== undefined) ? texts : [];
}
