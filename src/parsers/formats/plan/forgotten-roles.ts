import type { ExistingRole } from "../../../model/index.js";
import { asLiteral, asText } from "../../../tree/index.js";
import { typeFacts } from "../resource-facts.js";
import { itemsOf, textAt, valueAt, type PlanFile } from "./plan-file.js";

/**
 * The roles that Terraform only stops to manage: those of a `removed` block with `destroy = false`. AWS keeps them.
 * https://developer.hashicorp.com/terraform/language/state/remove
 */
export function forgottenRoles({ root }: PlanFile): readonly ExistingRole[] {
  return itemsOf(valueAt(root, "resource_changes")).flatMap((resource): ExistingRole[] => {
    const change = valueAt(resource, "change");
    const actions = itemsOf(valueAt(change, "actions")).map(asLiteral);
    const isForgotten = actions.length > 0 && actions.every((action) => action === "forget");
    if (!isForgotten || typeFacts(textAt(resource, "type") ?? "")?.kind !== "Role") return [];
    const [address, name] = [textAt(resource, "address"), asText(valueAt(change, "before", "name"))];
    const isSensitive = asLiteral(valueAt(change, "before_sensitive", "name")) === "true";
    return address === undefined || !name || isSensitive ? [] : [{ address, name, location: resource.location }];
  });
}
