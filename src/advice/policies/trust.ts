import { placePart, type TrustRequirement } from "../../dms/index.js";
import { textOfParts } from "../../iam/index.js";
import type { RoleUse } from "../../knowledge/index.js";
import { groupBy } from "../../source/index.js";
import { identityOf } from "../../tree/index.js";
import type { DeployedTemplate } from "../permissions/needed-resource.js";
import type { LeastTrust } from "./least-policy.js";

/** A use of a role, and the services that it needs to be able to assume the role. */
export interface TrustUse {
  readonly use: RoleUse;
  readonly requirements: readonly TrustRequirement[];
}

/** The statements of a trust policy that lets all needed services assume the role. */
export function leastTrust(place: DeployedTemplate, uses: readonly TrustUse[]): readonly LeastTrust[] {
  const needed = uses.flatMap(({ requirements, use }) =>
    servicesOf(use, requirements).map(({ need, service }) => ({
      service,
      source: need.source[0] ?? "",
      isLimited: takesSourceAccount(use, need.service),
    })),
  );
  const byService = groupBy(needed, ({ service }) => identityOf(service));
  const services = [...byService.values()].flatMap((alike) => {
    const [first] = alike;
    return first ? [{ ...first, isLimited: alike.every(({ isLimited }) => isLimited) }] : [];
  });
  return [...groupBy(services, ({ isLimited }) => isLimited)].flatMap(([isLimited, some]) => ({
    services: some.map(({ service }) => service),
    source: some[0]?.source ?? "",
    ...(isLimited && { sourceAccount: textOfParts([placePart(place, "Account")]) }),
  }));
}

/** The services that a use certainly needs. Where one of several is enough, this is the first that may be needed. */
function servicesOf({ trustRule }: RoleUse, requirements: readonly TrustRequirement[]): readonly TrustRequirement[] {
  const must = requirements.filter(({ applies, need }) => need.need === "must" && applies.answer === "yes");
  if (must.length > 0 || trustRule === "all-must") return must;
  return requirements.filter(({ applies }) => applies.answer !== "no").slice(0, 1);
}

/**
 * Whether a condition on aws:SourceAccount is safe. AWS documents it for no other account role than dms-vpc-role, and
 * for DMS alone. https://docs.aws.amazon.com/dms/latest/userguide/cross-service-confused-deputy-prevention.html
 */
function takesSourceAccount({ kind, roleName }: RoleUse, service: string): boolean {
  return /(?:^|\.)dms\./.test(service) && (kind !== "account-role" || roleName === "dms-vpc-role");
}
