import { isRole } from "../../../iam/index.js";
import type { Project, Role, Statement, Template } from "../../../model/index.js";
import { groupBy, type Location, oncePer, type RuleContext } from "../../../rule-kit/index.js";

/** A role and the template that declares it. */
export interface PlacedRole {
  readonly template: Template;
  readonly role: Role;
}

/** The roles of the run that have a statement in their trust policies: always the same list. They can share a document. */
export function rolesWith({ project }: RuleContext, { location }: Statement): readonly PlacedRole[] {
  return rolesByStatement(project).get(placeOf(location)) ?? none;
}

const none: readonly PlacedRole[] = [];

/** The other roles with the same statement. */
export function sharersOf(context: RuleContext, role: Role, statement: Statement): readonly PlacedRole[] {
  return rolesWith(context, statement).filter((one) => one.role !== role);
}

/** The roles of a run by the places of the statements of their trust policies. */
const rolesByStatement = oncePer(({ templates }: Project): ReadonlyMap<string, readonly PlacedRole[]> => {
  const linted = templates.filter(({ account }) => !account);
  const found = linted.flatMap((template) =>
    template.principals.filter(isRole).flatMap((role) => {
      const places = role.trust.flatMap(({ statements }) => statements.map((one) => placeOf(one.location)));
      return [...new Set(places)].map((place) => ({ template, role, place }));
    }),
  );
  return groupBy(found, ({ place }) => place);
});

function placeOf({ file, start }: Location): string {
  return `${file.path}@${String(start)}`;
}
