import { loadService, serviceIndex, type ServiceAuthorization } from "../knowledge/index.js";
import type { PolicyDocument, Statement, Template } from "../model/index.js";
import type { Text } from "../tree/index.js";

/** Day of the data on actions, resource types and condition keys. */
export const actionDataDate = serviceIndex.date;

/** What is known of the services that the policies of the templates name, by action prefix. */
export async function servicesOf(templates: readonly Template[]): Promise<ReadonlyMap<string, ServiceAuthorization>> {
  const prefixes = new Set<string>();
  for (const { documents } of templates) for (const { document } of documents) addPrefixes(document, prefixes);
  const found = new Map<string, ServiceAuthorization>();
  for (const prefix of prefixes) {
    const service = await loadService(prefix);
    if (service) found.set(prefix, service);
  }
  return found;
}

function addPrefixes({ statements }: PolicyDocument, prefixes: Set<string>): void {
  for (const statement of statements) {
    for (const prefix of namedBy(statement)) prefixes.add(prefix);
  }
}

/** Of actions and condition keys what stands before the colon, of ARNs the services that have such ARNs. */
function namedBy({ actions, notActions, resources, notResources, conditions }: Statement): string[] {
  const ofActions = [...(actions?.items ?? []), ...(notActions?.items ?? [])].map(({ text }) => start(text, 0));
  const ofKeys = conditions.map(({ key }) => start(key, 0));
  const ofArns = [...(resources?.items ?? []), ...(notResources?.items ?? [])].map(({ text }) => start(text, 2));
  return [...ofActions, ...ofKeys, ...ofArns.flatMap((name) => [name, ...(serviceIndex.arnServices[name] ?? [])])];
}

/** The field of a text that colons part, in lower case; empty where a hole may hold a colon before it. */
function start({ parts }: Text, field: number): string {
  let fields = "";
  for (const part of parts) {
    if (part.kind === "hole" && (part.symbol.shape === "any" || fields.split(":").length > field)) break;
    fields += part.kind === "literal" ? part.text : "";
    if (fields.split(":").length > field + 1) break;
  }
  return fields.split(":")[field]?.toLowerCase() ?? "";
}
