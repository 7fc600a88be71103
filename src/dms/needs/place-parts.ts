import { literalPart, placeholderHole } from "../../iam/index.js";
import type { ArnPlaceholder } from "../../model/index.js";
import type { TextPart } from "../../tree/index.js";
import type { ResourceVariant } from "../resources/resource-variant.js";

/** The partition, region or account of the deployment: its value from the settings or the template, or a hole. */
export function placePart(
  { template, deploymentContext }: Pick<ResourceVariant, "template" | "deploymentContext">,
  name: ArnPlaceholder,
): TextPart {
  const known = {
    Partition: deploymentContext.partition,
    Region: template.region ?? deploymentContext.region,
    Account: deploymentContext.account,
  }[name];
  const hole = placeholderHole(name, template.placeReferences[name]);
  const { expressionText, origin } = hole;
  // A known value keeps the origin and expression of the hole, so that an edit writes the expression and not the value.
  return known === undefined
    ? hole
    : { ...literalPart(known), origin, ...(expressionText !== undefined && { expressionText }) };
}

/** The partition, region or account of a DMS resource. */
export function ownPlacePart(variant: ResourceVariant, name: ArnPlaceholder): TextPart {
  const own = name === "Region" ? ownRegionOf(variant) : undefined;
  return own ?? placePart(variant, name);
}

/** The region of a DMS resource, if it is not that of its template. */
export function ownRegionOf({
  template,
  resource,
}: Pick<ResourceVariant, "template" | "resource">): TextPart | undefined {
  return template.resources.get(resource.address)?.region;
}
