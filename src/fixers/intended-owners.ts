import type { PolicyDocument, Project, Resource, Statement, Template } from "../model/index.js";
import type { IamEdit } from "../rule-kit/index.js";
import { groupBy, isInside, type Location, oncePer, onceIn } from "../source/index.js";
import { loopOwners, ownerOfStatement } from "./loop-owners.js";
import type { EditContext } from "./owners/edit-context.js";
import { union } from "./owners/owner-union.js";
import { ownerAt, ownersAt, type Owner } from "./owners/owners.js";

/** The owners that an edit is for: those of what its rule has judged, whoever else has the text. */
export function intendedOwners(edit: IamEdit, place: EditContext): readonly Owner[] {
  const holders = (held: PolicyDocument | Statement): readonly Owner[] => holdersIn(place.project).get(held) ?? [];
  switch (edit.kind) {
    case "allow-assume":
      return holders(edit.document);
    case "append-statements":
      return union([holders(edit.document), ...loopOwners(edit, place, ownerOfStatement)]);
    case "add-condition":
    case "remove-conditions":
    case "replace-actions":
    case "replace-resources":
    case "split-actions":
      return holders(edit.statement);
    case "add-policy":
    case "attach-managed-policy":
    case "name-role":
      return [ownerAt(edit.template, edit.role.address)];
    case "add-dependency":
    case "guard":
    case "add-role":
      return [];
    case "set-property":
      return namedAt(edit.mapping.location, place);
    case "append-item":
    case "remove":
      return namedAt(edit.holder.location, place);
    case "rename-key":
      return namedAt(edit.key.location, place);
    case "replace-text":
    case "rewrite-text":
      return namedAt(edit.node.location, place);
  }
}

/** The holders of a run by the documents and statements that they hold. */
const holdersIn = oncePer(({ templates }: Project): ReadonlyMap<PolicyDocument | Statement, readonly Owner[]> => {
  const held = templates.flatMap((template) =>
    template.documents.flatMap(({ address, document }) => {
      const owner = ownerAt(template, address);
      return [document, ...new Set(document.statements)].map((part) => ({ part, owner }));
    }),
  );
  return new Map([...groupBy(held, ({ part }) => part)].map(([part, all]) => [part, all.map(({ owner }) => owner)]));
});

/** The owner that the finding is about, if the place has several owners. */
function namedAt(at: Location, { address, project, template }: EditContext): readonly Owner[] {
  const owners = ownersAt(project, at);
  const named = ownerAt(template, address);
  const [only, ...others] = owners;
  if (only !== undefined && others.length === 0) return owners;
  if (!owners.includes(named)) return [];
  return isDeclaredAsOne(at, owners, template) ? owners : [named];
}

/** Whether one declaration creates all the owners of a place, as in SAM: a function and its role. */
function isDeclaredAsOne(at: Location, owners: readonly Owner[], template: Template): boolean {
  return onceIn(declaredAsOne(owners), template, () => {
    const declared = resourcesByOwner(template);
    const types = new Set<string>();
    for (const owner of owners) {
      const maker = declared.get(owner);
      // Most places with several owners belong to several templates.
      if (!maker || !isInside(at, maker.extent)) return false;
      types.add(maker.type);
    }
    return types.size === owners.length;
  });
}

/** A cache, because each of many instances has a finding in the same place. A list of owners is that of one place. */
const declaredAsOne = oncePer((_owners: readonly Owner[]) => new Map<Template, boolean>());

const resourcesByOwner = oncePer(
  (template: Template): ReadonlyMap<Owner, Resource> =>
    new Map([...template.resources.values()].map((resource) => [ownerAt(template, resource.address), resource])),
);
