import { literalPart, resourceAt, resourcesIn } from "../../iam/index.js";
import { dmsProperties, partitions } from "../../knowledge/index.js";
import { ofKinds, type Resource } from "../../model/index.js";
import { ownValue } from "../../source/index.js";
import { asLiteral, asText, literalOf, type HolePart, type Shape, type TextPart } from "../../tree/index.js";
import { defaultOf, valueOf, type ResourceVariant } from "./resource-variant.js";

/**
 * A hole for something that the template does not show. A pattern for every text covers it, a pattern for some texts
 * may.
 */
export function unknownPart(variant: ResourceVariant, what: string, reason: string, shape: Shape): HolePart {
  const { location } = variant.resource;
  const id = `${location.file.path}@${String(location.start)}/${what}`;
  return { kind: "hole", symbol: { id, shape }, reason, location, origin: { from: "computed" } };
}

/** The parts for which `${fact:…}` in a resource of the facts stands. */
export function factParts(variant: ResourceVariant, name: string): readonly TextPart[] {
  const words = name.replace(/(?<=[a-z])(?=[A-Z])/g, " ").toLowerCase();
  const hole = unknownPart(variant, name, `the template does not show the ${words}`, "segment");
  if (name === "openSearchDomainName") return domainName(variant) ?? [hole];
  if (name === "dnsSuffix") return [knownSuffix(variant) ?? { ...hole, symbol: { ...hole.symbol, shape: "suffix" } }];
  const isOfDatabase = name === "dbiResourceId" || name === "neptuneClusterResourceId";
  return [(isOfDatabase ? databaseId(variant, hole) : undefined) ?? hole];
}

/** The header of S3 that goes with a property: `aws:kms` with the encryption mode `SSE_KMS`. */
export function headerPart(variant: ResourceVariant, id: string): TextPart {
  const value = valueOf(variant, id);
  const attributes = valueOf(variant, "endpoint.eca");
  // Attributes that are not known may set it.
  const isUnset = !value && (!attributes || asLiteral(attributes) !== undefined);
  const written = isUnset ? defaultOf(id) : asLiteral(value);
  const header = typeof written === "string" ? ownValue(headersOf.get(id) ?? {}, written) : undefined;
  return header === undefined
    ? unknownPart(variant, id, `${id} is not known`, "any")
    : literalPart(header, variant.resource.location);
}

const headersOf = new Map(dmsProperties.map(({ headers, id }) => [id, headers]));

/**
 * The end of the names that services have in condition keys. AWS documents `amazonaws.com`, and does not say what it is in
 * partitions whose hosts end otherwise.
 */
function knownSuffix({ deploymentContext, resource }: ResourceVariant): TextPart | undefined {
  const suffix = partitions.find(({ name }) => name === deploymentContext.partition)?.dnsSuffix;
  return suffix === "amazonaws.com" ? literalPart(suffix, resource.location) : undefined;
}

/** Databases with an id that is a part of their ARNs and of the ARNs of their users. */
const isDatabase = ofKinds("DatabaseCluster", "DatabaseInstance", "NeptuneCluster");

/**
 * A hole for the id of the declared database that the endpoint names as its server. It has the symbol that the parsers
 * use.
 */
function databaseId(variant: ResourceVariant, hole: HolePart): HolePart | undefined {
  for (const part of asText(valueOf(variant, "endpoint.serverName"))?.parts ?? []) {
    const [key] = resourcesIn({ kind: "text", parts: [part], location: part.location });
    const database = key === undefined ? undefined : resourceAt(variant.project, key);
    if (key === undefined || !database?.madeId || !isDatabase(database)) continue;
    const { attribute, symbol: id } = database.madeId;
    const expressionText = besideIn(part.expressionText, database, attribute);
    const symbol = { id, shape: "segment", resource: key, isUnique: true } as const;
    return { ...hole, symbol, location: part.location, ...(expressionText !== undefined && { expressionText }) };
  }
  return undefined;
}

/** The expression for an attribute, written as the template writes another attribute of the same resource. */
function besideIn(expressionText: string | undefined, { name, type }: Resource, attribute: string): string | undefined {
  if (expressionText?.startsWith(`${type}.`))
    return `${expressionText.slice(0, expressionText.lastIndexOf("."))}.${attribute}`;
  return expressionText?.startsWith(`${name}.`) ? `${name}.${attribute}` : undefined;
}

/**
 * The host name of a domain's endpoint contains the name of the domain.
 * https://docs.aws.amazon.com/opensearch-service/latest/developerguide/vpc.html#vpc-comparison
 */
const domainHost = /^(?:https?:\/\/)?(?:search|vpc)-(.+)-[a-z0-9]{26}\./;

/** The name of the domain whose endpoint is in the settings. */
function domainName(variant: ResourceVariant): readonly TextPart[] | undefined {
  const uri = asText(valueOf(variant, "opensearch.endpointUri"));
  if (!uri) return undefined;
  const domains = resourcesIn(uri).flatMap((key) => resourceAt(variant.project, key) ?? []);
  const [domain] = domains.filter(({ resourceKind, isData }) => resourceKind === "SearchDomain" && !isData);
  if (domain) return domain.physicalName?.parts;
  const name = domainHost.exec(literalOf(uri) ?? "")?.[1];
  return name === undefined ? undefined : [literalPart(name, uri.location)];
}
