import { isSameService, literalPart, plainText } from "../../iam/index.js";
import { partitions, roleUses } from "../../knowledge/index.js";
import type { PrincipalElement, Role } from "../../model/index.js";
import { display, type Text } from "../../tree/index.js";

/** The services that uses of roles by DMS need in trust policies. */
const neededServices = [
  ...new Set([
    ...roleUses.flatMap(({ trustPrincipals }) => trustPrincipals.map(({ service }) => service)),
    ...partitions.flatMap(({ globalPrincipal, regionalPrincipals }) => [globalPrincipal, ...regionalPrincipals]),
  ]),
];

/**
 * Whether a use of a role by DMS needs a service. The name of the service may be partly unknown.
 *
 * @param own Services that the user's own requirements name for the role.
 */
export function isServiceOfUses(name: string, own: readonly string[]): boolean {
  return [...neededServices, ...own].some((service) => {
    const pattern = display(plainText(service)).replace(/\$\{[^{}]*\}/g, "*");
    if (!pattern.includes("*")) return isSameService(plainText(name), plainText(service)) !== "no";
    const [before = "", after = ""] = pattern.split("*");
    return name.startsWith(before) && name.endsWith(after);
  });
}

/** Whether a role trusts only services that uses of roles by DMS need. */
export function trustsOnlyServicesOfUses({ trust, incompleteTrustReason }: Role, own: readonly string[]): boolean {
  const statements = trust.flatMap((document) => document.statements).filter(({ effect }) => effect !== "Deny");
  const isOpen =
    incompleteTrustReason !== undefined || trust.some(({ incompleteReason }) => incompleteReason !== undefined);
  return !isOpen && statements.every(({ principals }) => areOfUses(principals, own));
}

/** Whether all principals are such services. `NotPrincipal` and unknown principals can be anyone. */
function areOfUses(principals: PrincipalElement | undefined, own: readonly string[]): boolean {
  return (
    principals?.incompleteReason === undefined &&
    principals?.items.every(
      ({ principalKind, text }) => principalKind === "Service" && isServiceOfUses(serviceName(text), own),
    ) === true
  );
}

/** The name of a service. The DNS suffix of the deployment's partition is written as the one that most partitions have. */
function serviceName(text: Text): string {
  const parts = text.parts.map((part) =>
    part.kind === "hole" && part.symbol.shape === "suffix" ? literalPart("amazonaws.com", part.location) : part,
  );
  return display({ ...text, parts });
}
