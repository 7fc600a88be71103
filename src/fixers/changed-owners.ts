import type { Project } from "../model/index.js";
import type { IamEdit } from "../rule-kit/index.js";
import { groupBy, type Location, oncePer, type TextEdit } from "../source/index.js";
import { loopOwners, ownersOfText } from "./loop-owners.js";
import type { EditContext } from "./owners/edit-context.js";
import { union } from "./owners/owner-union.js";
import { instancesOf, ownersAt, type Owner } from "./owners/owners.js";
import { isDeclaration } from "./scope/data-sources.js";

/**
 * The owners of the changed text. An edit that only adds a dependency, a new resource, or a condition that is true by
 * default changes nothing for the owners.
 */
export function changedOwners(edit: IamEdit, texts: readonly TextEdit[], place: EditContext): readonly Owner[] {
  const { project } = place;
  // A data source is nobody's text, also where it follows a policy document that others use.
  const changes = texts.filter((text) => !isDeclaration(text));
  const ownersOfTexts = (): readonly (readonly Owner[])[] => changes.map(({ location }) => ownersAt(project, location));
  switch (edit.kind) {
    case "add-dependency":
    case "guard":
    case "add-role":
      return [];
    case "add-policy":
    case "attach-managed-policy":
      return union(changes.map(({ location }) => ownersAfterRole(location, edit, project)));
    case "append-statements":
      return union([...ownersOfTexts(), ...loopOwners(edit, place, ownersOfText)]);
    default:
      return union(ownersOfTexts());
  }
}

/**
 * The owners of a resource that is added after a role: all instances of the role, or only the instance with the given
 * key.
 */
function ownersAfterRole(at: Location, edit: RoleEdit, project: Project): readonly Owner[] {
  const { address } = edit.role;
  const resource = edit.template.resources.get(address);
  if (!resource || at.start < resource.extent.end) return ownersAt(project, at);
  const isForAll = edit.kind === "add-policy" && edit.reach === "block";
  const key = isForAll ? undefined : keyOfInstance(address);
  const all = instancesOf(project, resource);
  return key === undefined ? all : (instancesByKey(all).get(key) ?? []);
}

function keyOfInstance(address: string): string | undefined {
  return /\["[^"]*"\]$/.exec(address)?.[0];
}

const instancesByKey = oncePer((all: readonly Owner[]) => groupBy(all, keyOfInstance));

type RoleEdit = Extract<IamEdit, { readonly kind: "add-policy" | "attach-managed-policy" }>;
