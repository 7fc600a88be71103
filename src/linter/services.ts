import { ownValue } from "../source/index.js";
import { nearest } from "../iam/index.js";
import { apiNames, loadService, serviceIndex, type ServiceAuthorization } from "../knowledge/index.js";
import type { Statement, Template } from "../model/index.js";
import type { Text } from "../tree/index.js";

/** Day of the data on actions, resource types and condition keys. */
export const actionDataDate = serviceIndex.date;

/** What is known of the services that the policies of the templates name, by action prefix. */
export async function servicesOf(templates: readonly Template[]): Promise<ReadonlyMap<string, ServiceAuthorization>> {
  const documents = templates.flatMap((template) => template.documents.map(({ document }) => document));
  const prefixes = new Set(documents.flatMap(({ statements }) => statements.flatMap(namedBy)));
  const found = new Map<string, ServiceAuthorization>();
  for (const prefix of prefixes) {
    const service = services.has(prefix) ? await loadService(prefix) : undefined;
    if (service) found.set(prefix, service);
  }
  return found;
}

const services = new Set(serviceIndex.services);

/** Of actions and condition keys what stands before the colon, of ARNs the services that have such ARNs. */
function namedBy({ actions, notActions, resources, notResources, conditions }: Statement): string[] {
  const ofActions = [...(actions?.items ?? []), ...(notActions?.items ?? [])].map(({ text }) => field(text, 0));
  const ofKeys = conditions.map(({ key }) => field(key, 0));
  const ofArns = [...(resources?.items ?? []), ...(notResources?.items ?? [])].map(({ text }) => field(text, 2));
  return [
    ...[...new Set(ofActions)].flatMap((prefix) =>
      services.has(prefix) ? [prefix, ...otherNamesOf(prefix)] : intendedBy(prefix),
    ),
    ...ofKeys,
    ...ofArns.flatMap((name) => [name, ...(ownValue(serviceIndex.arnServices, name) ?? [])]),
  ];
}

const intended = new Map<string, readonly string[]>();

/** The services that a misspelled prefix may mean; looking for them takes as long as a rule. */
function intendedBy(prefix: string): readonly string[] {
  const known = intended.get(prefix);
  if (known) return known;
  const others = otherNamesOf(prefix);
  const isName = others.length === 0 && /^[\w-]{2,}$/.test(prefix);
  const found = isName ? nearest(prefix, serviceIndex.services) : others;
  intended.set(prefix, found);
  return found;
}

/** What people mean by a name of a service, which may be the prefix of another one. */
function otherNamesOf(prefix: string): readonly string[] {
  return ownValue(apiNames.services, prefix) ?? [];
}

/** The field of a text that colons part, in lower case; empty where a hole may hold a colon before it. */
function field({ parts }: Text, index: number): string {
  let fields = "";
  for (const part of parts) {
    if (part.kind === "hole" && (part.symbol.shape === "any" || fields.split(":").length > index)) break;
    fields += part.kind === "literal" ? part.text : "";
    if (fields.split(":").length > index + 1) break;
  }
  return fields.split(":")[index]?.toLowerCase() ?? "";
}
