import type { ActionNeed, RoleUse } from "../../../src/knowledge/index.js";
import { resourceText } from "./fixture.js";
import type { FixtureText } from "./text.js";

export interface FixtureStatement {
  readonly actions: readonly string[];
  readonly resources: readonly FixtureText[];
}

/** The role of a fixture; with a name it is an account role, which DMS finds by it. */
export interface FixtureRole {
  readonly name?: string;
  /** Where its policy stands: by itself in a managed policy or a document, or, by default, in the role or beside it. */
  readonly isApart?: boolean;
  readonly services: readonly FixtureText[];
  readonly statements: readonly FixtureStatement[];
}

export function roleOf(
  use: RoleUse,
  services: readonly string[],
  granted: readonly ActionNeed[],
  untold?: string,
): FixtureRole {
  const byResources = new Map<string, ActionNeed[]>();
  for (const row of granted) {
    const key = row.resource.join(" ");
    byResources.set(key, [...(byResources.get(key) ?? []), row]);
  }
  return {
    ...(use.roleProp === null && use.roleName !== null && { name: use.roleName }),
    services: services.map((service) => resourceText(service)),
    statements: [...byResources.values()].map((rows) => ({
      actions: rows.map(({ action }) => action),
      resources: (rows[0]?.resource ?? []).map((pattern) => resourceText(pattern, untold)),
    })),
  };
}
