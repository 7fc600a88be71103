import { literalPart, resourceAt, resourcesIn } from "../iam/index.js";
import type { Resource, ResourceKind } from "../model/index.js";
import { asText, literalOf, type HolePart, type Shape, type TextPart } from "../tree/index.js";
import { valueOf, type ResourceVariant } from "./resource-variant.js";

/** A hole for something that the template does not tell: a pattern for all of it covers it, one for some may. */
export function unknownPart(variant: ResourceVariant, what: string, reason: string, shape: Shape): HolePart {
  const { location } = variant.resource;
  const id = `${location.file.path}@${String(location.start)}/${what}`;
  return { kind: "hole", symbol: { id, shape }, reason, location, origin: { from: "computed" } };
}

/** What `${fact:…}` in a resource of the facts stands for. */
export function factParts(variant: ResourceVariant, name: string): readonly TextPart[] {
  const words = name.replace(/(?<=[a-z])(?=[A-Z])/g, " ").toLowerCase();
  const hole = unknownPart(variant, name, `the template does not show the ${words}`, "segment");
  if (name === "openSearchDomainName") return domainName(variant) ?? [hole];
  const isOfDatabase = name === "dbiResourceId" || name === "neptuneClusterResourceId";
  return [(isOfDatabase ? databaseId(variant, hole) : undefined) ?? hole];
}

/** Databases with an id in the ARNs of themselves and of their users. */
const databases: ReadonlySet<ResourceKind | undefined> = new Set([
  ...(["DatabaseCluster", "DatabaseInstance", "NeptuneCluster"] as const),
]);

/** The attribute of the local database that the endpoint names as its server; its symbol is the parsers'. */
function databaseId(variant: ResourceVariant, hole: HolePart): HolePart | undefined {
  for (const part of asText(valueOf(variant, "endpoint.serverName"))?.parts ?? []) {
    const [key] = resourcesIn({ kind: "text", parts: [part], location: part.location });
    const database = key === undefined ? undefined : resourceAt(variant.project, key);
    if (key === undefined || !database?.madeId || !databases.has(database.resourceKind)) continue;
    const { attribute, symbol: id } = database.madeId;
    const expressionText = besideIn(part.expressionText, database, attribute);
    const symbol = { id, shape: "segment", resource: key, isUnique: true } as const;
    return { ...hole, symbol, location: part.location, ...(expressionText !== undefined && { expressionText }) };
  }
  return undefined;
}

/** How a template that writes one attribute of a resource writes another one. */
function besideIn(expressionText: string | undefined, { name, type }: Resource, attribute: string): string | undefined {
  if (expressionText?.startsWith(`${type}.`))
    return `${expressionText.slice(0, expressionText.lastIndexOf("."))}.${attribute}`;
  return expressionText?.startsWith(`${name}.`) ? `${name}.${attribute}` : undefined;
}

/** https://docs.aws.amazon.com/opensearch-service/latest/developerguide/vpc.html#vpc-comparison */
const domainHost = /^(?:https?:\/\/)?(?:search|vpc)-(.+)-[a-z0-9]{26}\./;

/** The name of the domain whose endpoint the settings give. */
function domainName(variant: ResourceVariant): readonly TextPart[] | undefined {
  const uri = asText(valueOf(variant, "opensearch.endpointUri"));
  if (!uri) return undefined;
  const domains = resourcesIn(uri).flatMap((key) => resourceAt(variant.project, key) ?? []);
  const [domain] = domains.filter(({ resourceKind, isData }) => resourceKind === "SearchDomain" && !isData);
  if (domain) return domain.physicalName?.parts;
  const name = domainHost.exec(literalOf(uri) ?? "")?.[1];
  return name === undefined ? undefined : [literalPart(name, uri.location)];
}
