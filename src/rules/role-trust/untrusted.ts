import { canAssume } from "../../iam/index.js";
import type { Role } from "../../model/index.js";
import { display, type Text } from "../../rule-kit/index.js";

/** How AWS words it when a role that a resource names does not trust these services. */
export function failureWithout(services: readonly Text[]): string {
  // The roles of secrets are assumed by the service of the region, and DMS looks at their trust at once.
  return services.every((service) => /^dms\.[^.]*[-$][^.]*\./.test(display(service)))
    ? 'DMS refuses the role when the resource is created: "The IAM Role … should have the DMS Regional Service Principal … ' +
        'as trusted entity".'
    : 'DMS refuses the role when the resource is created, or the connection test or task fails: "… is not authorized to ' +
        'perform: sts:AssumeRole".';
}

/**
 * Where a reader would change something: the principals of the statement that denies; else of the one that lets services
 * assume the role; else of any. The role, where there are none.
 */
export function trustPlace(role: Role, services: readonly Text[]): { readonly location: Role["location"] } {
  const [document] = role.trust;
  if (!document) return role;
  const allowing = document.statements.filter(({ effect }) => effect !== "Deny");
  const trust = [{ ...document, statements: allowing }];
  const isDenied = services.some((service) => canAssume({ trust }, service).answer === "yes");
  const candidates = isDenied ? document.statements.filter(({ effect }) => effect === "Deny") : allowing;
  const found = candidates.flatMap(({ principals }) => principals ?? []);
  const ofServices = found.find(({ items }) => items.some(({ principalKind }) => principalKind === "Service"));
  return (ofServices ?? found[0])?.node ?? (document.node.layout ? document : role);
}
