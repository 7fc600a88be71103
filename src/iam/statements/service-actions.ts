import { oncePer, onceIn } from "../../source/index.js";
import type { ActionFacts, ServiceAuthorization } from "../../knowledge/index.js";
import { matchesWildcards } from "../texts/plain-match.js";

/** An action of a service, as AWS writes it. */
export interface KnownAction {
  readonly name: string;
  /** Absent: the action exists, and nothing else is known about it. */
  readonly facts?: ActionFacts;
}

type ByName = ReadonlyMap<string, KnownAction>;

/** The actions of a service, by their name in lower case. */
export const actionsOf = oncePer((service: ServiceAuthorization): ByName => {
  const table = new Map<string, KnownAction>();
  for (const name of service.unlisted ?? []) table.set(name.toLowerCase(), { name });
  for (const [name, facts] of Object.entries(service.actions)) table.set(name.toLowerCase(), { name, facts });
  return table;
});

const matchesOf = oncePer((_service: ServiceAuthorization) => new Map<string, readonly KnownAction[]>());

/**
 * The actions that a name with wildcards covers: those of which something is known, if there are any. A name without wildcards
 * covers the action of that name.
 */
export function actionsMatching(service: ServiceAuthorization, pattern: string): readonly KnownAction[] {
  const table = actionsOf(service);
  const lower = pattern.toLowerCase();
  if (!/[*?]/.test(lower)) {
    const found = table.get(lower);
    return found ? [found] : [];
  }
  return onceIn(matchesOf(service), lower, () => {
    const found = [...table].filter(([name]) => matchesWildcards(lower, name)).map(([, action]) => action);
    const listed = found.filter(({ facts }) => facts !== undefined);
    return listed.length > 0 ? listed : found;
  });
}
