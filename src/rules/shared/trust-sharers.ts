import { isRole } from "../../iam/index.js";
import type { Role, Statement, Template } from "../../model/index.js";
import type { RuleContext } from "../../rule-kit/index.js";

/** A role and the template that declares it. */
export interface PlacedRole {
  readonly template: Template;
  readonly role: Role;
}

/**
 * The other roles of the run that have the same statement in their trust policies. Several roles can share a document.
 */
export function sharersOf({ project }: RuleContext, role: Role, { location }: Statement): readonly PlacedRole[] {
  const isHere = (one: Statement): boolean =>
    one.location.file.path === location.file.path && one.location.start === location.start;
  return project.templates.flatMap((template) =>
    template.principals
      .filter(isRole)
      .filter((one) => one !== role && one.trust.some(({ statements }) => statements.some(isHere)))
      .map((one) => ({ template, role: one })),
  );
}
