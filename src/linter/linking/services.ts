import { ownValue, onceIn } from "../../source/index.js";
import { nearest } from "../../iam/index.js";
import {
  apiNames,
  loadService,
  serviceIndex,
  type ServiceAuthorization,
  type Services,
} from "../../knowledge/index.js";
import type { Statement, Template } from "../../model/index.js";
import { display, type Text } from "../../tree/index.js";

/** The date of the data about actions, resource types and condition keys. */
export const actionDataDate = serviceIndex.date;

/** The data about the services that the policies of the templates name, by action prefix. */
export async function servicesOf(templates: readonly Template[]): Promise<Services> {
  const names: Names = { actions: new Set(), keys: new Set(), arns: new Set() };
  for (const { documents } of templates)
    for (const { document } of documents) for (const statement of document.statements) addNames(statement, names);
  const found = new Map<string, ServiceAuthorization>();
  for (const prefix of new Set(prefixesOf(names))) {
    const service = services.has(prefix) ? await loadService(prefix) : undefined;
    if (service) found.set(prefix, service);
  }
  return found;
}

const services = new Set(serviceIndex.services);

/** How statements name services. They name few, again and again, so what a name may mean is asked once for all statements. */
interface Names {
  /** The prefixes of actions and of condition keys. */
  readonly actions: Set<string>;
  readonly keys: Set<string>;
  /** The services of ARNs, also of what calls. */
  readonly arns: Set<string>;
}

function addNames(statement: Statement, names: Names): void {
  const { actions, conditions, notActions, notResources, resources } = statement;
  for (const { text } of actions?.items ?? []) names.actions.add(field(text, 0));
  for (const { text } of notActions?.items ?? []) names.actions.add(field(text, 0));
  for (const { text } of resources?.items ?? []) names.arns.add(field(text, 2));
  for (const { text } of notResources?.items ?? []) names.arns.add(field(text, 2));
  for (const { key, values } of conditions) {
    names.keys.add(field(key, 0));
    if (!/^aws:SourceArn$/i.test(display(key))) continue;
    for (const { text } of values.items) names.arns.add(field(text, 2));
  }
}

function prefixesOf({ actions, arns, keys }: Names): readonly string[] {
  return [
    ...[...actions].flatMap((prefix) =>
      services.has(prefix) ? [prefix, ...otherNamesOf(prefix)] : intendedBy(prefix),
    ),
    ...keys,
    ...[...arns].flatMap((name) => [name, ...(ownValue(serviceIndex.arnServices, name) ?? [])]),
  ];
}

const intended = new Map<string, readonly string[]>();

/** The services that a misspelled prefix may mean. The result is kept, because the search is slow. */
function intendedBy(prefix: string): readonly string[] {
  return onceIn(intended, prefix, () => {
    const others = otherNamesOf(prefix);
    const isName = others.length === 0 && /^[\w-]{2,}$/.test(prefix);
    return isName ? nearest(prefix, serviceIndex.services) : others;
  });
}

/** The services that people mean by this name. The name itself may be the prefix of another service. */
function otherNamesOf(prefix: string): readonly string[] {
  return ownValue(apiNames.services, prefix) ?? [];
}

/**
 * One field of a text that is separated by colons, in lower case. It is empty if a hole before it may contain a colon.
 */
function field({ parts }: Text, index: number): string {
  let fields = "";
  for (const part of parts) {
    if (part.kind === "hole" && (part.symbol.shape === "any" || fieldStart(fields, index) >= 0)) break;
    fields += part.kind === "literal" ? part.text : "";
    if (fieldStart(fields, index + 1) >= 0) break;
  }
  const start = fieldStart(fields, index);
  const end = start < 0 ? start : fields.indexOf(":", start);
  return start < 0 ? "" : fields.slice(start, end < 0 ? undefined : end).toLowerCase();
}

/** Where a field begins; -1 if there are fewer fields. */
function fieldStart(fields: string, index: number): number {
  let start = 0;
  for (let at = 0; at < index; at++) {
    const colon = fields.indexOf(":", start);
    if (colon < 0) return -1;
    start = colon + 1;
  }
  return start;
}
