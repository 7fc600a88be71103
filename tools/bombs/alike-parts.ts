import { accountRoles } from "./alike/account-roles.js";
import { foldersWithSettings } from "./alike/folders-with-settings.js";
import { manyOfOne } from "./alike/many-of-one.js";
import { oneAsksAll } from "./alike/one-asks-all.js";
import { partsOfPolicies } from "./alike/parts-of-policies.js";
import { policiesOfRoles } from "./alike/policies-of-roles.js";
import { policiesOfResources } from "./alike/policies-of-resources.js";
import { resourcesInTurn } from "./alike/resources-in-turn.js";
import { rolesWithUses } from "./alike/roles-with-uses.js";
import { stacksInARow } from "./alike/stacks-in-a-row.js";

/** Parts of one kind, and how many of them are measured at most. */
export interface AlikeParts {
  readonly most: number;
  /** The texts of the files, by path. */
  readonly filesOf: (count: number) => Readonly<Record<string, string>>;
}

/**
 * Instances, calls, files and units that are alike: they share a text, a name or a purpose. If one of them asks for all
 * others, the cost grows with the square of their number.
 */
export const alikeParts: Readonly<Record<string, AlikeParts>> = {
  ...rolesWithUses,
  ...manyOfOne,
  ...oneAsksAll,
  ...resourcesInTurn,
  ...partsOfPolicies,
  ...policiesOfRoles,
  ...policiesOfResources,
  ...foldersWithSettings,
  ...stacksInARow,
  ...accountRoles,
};
