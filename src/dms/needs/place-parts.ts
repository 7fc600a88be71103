import { literalPart, placeholderHole } from "../../iam/index.js";
import { partitionOfRegion } from "../../knowledge/index.js";
import type { ArnPlaceholder } from "../../model/index.js";
import type { TextPart } from "../../tree/index.js";
import type { ResourceVariant } from "../resources/resource-variant.js";

type Place = Pick<ResourceVariant, "template" | "deploymentContext">;

/** The partition, region or account of the deployment: its value from the settings or the template, or a hole. */
export function placePart(place: Place, name: ArnPlaceholder): TextPart {
  return partAt(place, name, place.template.region);
}

/** The partition, region or account of a DMS resource. */
export function ownPlacePart(variant: ResourceVariant, name: ArnPlaceholder): TextPart {
  const own = ownRegionOf(variant);
  if (!own) return placePart(variant, name);
  return name === "Region" ? own : partAt(variant, name, own.kind === "literal" ? own.text : undefined);
}

function partAt({ template, deploymentContext }: Place, name: ArnPlaceholder, region: string | undefined): TextPart {
  const known = {
    Partition: partitionAt(region) ?? deploymentContext.partition,
    Region: region ?? deploymentContext.region,
    Account: template.deployAccount ?? deploymentContext.account,
  }[name];
  const hole = placeholderHole(name, template.placeReferences[name]);
  const { expressionText, origin } = hole;
  // A known value keeps the origin and expression of the hole, so that an edit writes the expression and not the value.
  return known === undefined
    ? hole
    : { ...literalPart(known), origin, ...(expressionText !== undefined && { expressionText }) };
}

/**
 * The partition of a region that the template says, where ARNs of `aws` grant nothing. It stays a hole for all other
 * regions: so edits write references to the ARNs of resources, whose partition is a hole too.
 */
function partitionAt(region: string | undefined): string | undefined {
  const partition = region === undefined ? undefined : partitionOfRegion(region);
  return partition === "aws" ? undefined : partition;
}

/** The region of a DMS resource, if it is not that of its template. */
export function ownRegionOf({
  template,
  resource,
}: Pick<ResourceVariant, "template" | "resource">): TextPart | undefined {
  return template.resources.get(resource.address)?.region;
}
