import { canAssume } from "../../iam/index.js";
import type { DmsResource, Role } from "../../model/index.js";
import { display, type Text } from "../../rule-kit/index.js";
import { failureOfTrust } from "../shared/messages/failures.js";

/** What fails if a role does not trust these services, in the words of AWS. */
export function failureWithout(services: readonly Text[], resources: Iterable<DmsResource>): string {
  // The regional service assumes the roles of secrets, and DMS checks their trust at creation.
  return services.every(isRegional)
    ? 'Creating the resource fails: "The IAM Role … should have the DMS Regional Service Principal … ' +
        'as trusted entity".'
    : failureOfTrust(resources);
}

/** Whether a service is that of a region: `dms.eu-west-1.amazonaws.com`, `dms.${AWS::Region}.amazonaws.com`. */
function isRegional(service: Text): boolean {
  const [, region = ""] = /^dms\.([^.]*)\./.exec(display(service)) ?? [];
  return /[-$]/.test(region);
}

/**
 * The place to change: the principals of the statement that denies; else of the one that allows services; else of any;
 * else the role.
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
