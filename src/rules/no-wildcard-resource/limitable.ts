import type { CoveredActions } from "../../iam/index.js";
import { roleUses } from "../../knowledge/index.js";

/** Actions that DMS needs on every resource: the network interfaces it will create are not known in advance. */
const neededEverywhere = new Set(
  roleUses.flatMap(({ actions }) =>
    actions.filter(({ resource }) => resource.includes("*")).map(({ action }) => action),
  ),
);

/** DMS creates network interfaces later, with ids that are not known in advance. */
const nameless = "network-interface";

type Action = CoveredActions["actions"][number];

/** A cache for the process: policies name the same actions again and again. */
const known = new WeakMap<Action, readonly string[]>();

/** The types of resource that every action of a pattern can be limited to; none where some action cannot be limited. */
export function typesToName({ prefix, actions }: CoveredActions): readonly string[] {
  const types = actions.map((action) => {
    const found = known.get(action) ?? typesOf(prefix, action);
    known.set(action, found);
    return found;
  });
  return types.some(({ length }) => length === 0) ? [] : [...new Set(types.flat())];
}

function typesOf(prefix: string, action: Action): readonly string[] {
  const isNeededOnAll = neededEverywhere.has(`${prefix}:${action.name}`) || /^describe/i.test(action.name);
  return isNeededOnAll ? [] : mainTypes(action).filter((type) => type !== nameless);
}

/** The resource types that an action requires; else the optional type that is part of its name. */
function mainTypes({ name, facts }: Action): readonly string[] {
  if (facts?.required) return facts.required;
  return (
    facts?.optional?.filter((type) => name.toLowerCase().includes(type.replace(/[^a-z]/gi, "").toLowerCase())) ?? []
  );
}
