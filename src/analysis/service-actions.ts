import type { ActionFacts, ServiceAuthorization } from "../knowledge/index.js";

/** An action of a service, as AWS spells it. */
export interface KnownAction {
  readonly name: string;
  /** Absent: it exists, and no more is known. */
  readonly facts?: ActionFacts;
}

type ByName = ReadonlyMap<string, KnownAction>;

const tables = new WeakMap<ServiceAuthorization, ByName>();

/** The actions of a service by lower-case name. */
export function actionsOf(service: ServiceAuthorization): ByName {
  const known = tables.get(service);
  if (known) return known;
  const table = new Map<string, KnownAction>();
  for (const name of service.unlisted ?? []) table.set(name.toLowerCase(), { name });
  for (const [name, facts] of Object.entries(service.actions)) table.set(name.toLowerCase(), { name, facts });
  tables.set(service, table);
  return table;
}

/** The actions that a name with wildcards covers; of one without, the action of that name. */
export function actionsMatching(service: ServiceAuthorization, pattern: string): readonly KnownAction[] {
  const table = actionsOf(service);
  const lower = pattern.toLowerCase();
  if (/[*?]/.test(lower))
    return [...table].filter(([name]) => matchesWildcards(lower, name)).map(([, action]) => action);
  const found = table.get(lower);
  return found ? [found] : [];
}

/** Whether a plain text matches a pattern of `*` and `?`. */
export function matchesWildcards(pattern: string, text: string): boolean {
  let p = 0;
  let star = -1;
  let resume = 0;
  for (let t = 0; t < text.length;) {
    const unit = pattern[p];
    if (unit === "*") {
      star = p++;
      resume = t;
    } else if (unit === "?" || unit === text[t]) {
      p++;
      t++;
    } else if (star >= 0) {
      p = star + 1;
      t = ++resume;
    } else return false;
  }
  while (pattern[p] === "*") p++;
  return p === pattern.length;
}
