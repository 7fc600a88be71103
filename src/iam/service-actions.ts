import type { ActionFacts, ServiceAuthorization } from "../knowledge/index.js";
import { matchesWildcards } from "./glob.js";

/** An action of a service, as AWS writes it. */
export interface KnownAction {
  readonly name: string;
  /** Absent: the action exists, and nothing else is known about it. */
  readonly facts?: ActionFacts;
}

type ByName = ReadonlyMap<string, KnownAction>;

const tables = new WeakMap<ServiceAuthorization, ByName>();

/** The actions of a service, by their name in lower case. */
export function actionsOf(service: ServiceAuthorization): ByName {
  const known = tables.get(service);
  if (known) return known;
  const table = new Map<string, KnownAction>();
  for (const name of service.unlisted ?? []) table.set(name.toLowerCase(), { name });
  for (const [name, facts] of Object.entries(service.actions)) table.set(name.toLowerCase(), { name, facts });
  tables.set(service, table);
  return table;
}

const matches = new WeakMap<ServiceAuthorization, Map<string, readonly KnownAction[]>>();

/** The actions that a name with wildcards covers. A name without wildcards covers the action of that name. */
export function actionsMatching(service: ServiceAuthorization, pattern: string): readonly KnownAction[] {
  const table = actionsOf(service);
  const lower = pattern.toLowerCase();
  if (!/[*?]/.test(lower)) {
    const found = table.get(lower);
    return found ? [found] : [];
  }
  const kept = matches.get(service) ?? new Map<string, readonly KnownAction[]>();
  matches.set(service, kept);
  const known = kept.get(lower);
  if (known) return known;
  const found = [...table].filter(([name]) => matchesWildcards(lower, name)).map(([, action]) => action);
  kept.set(lower, found);
  return found;
}
