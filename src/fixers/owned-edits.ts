import type { PolicyDocument, Project, Resource, Statement, Template } from "../model/index.js";
import type { IamEdit } from "../rule-kit/index.js";
import { groupBy, isInside, type Location, oncePer, type TextEdit, onceIn } from "../source/index.js";
import { additionsTogether } from "./additions-together.js";
import { combineEdits, renderParts } from "./edit.js";
import { statementsOfLoops } from "./documents/append-statements.js";
import { templateOf } from "./owners/edit-target.js";
import { ownerOfStatement, ownersOfText } from "./loop-owners.js";
import { instancesOf, ownerAt, ownersAt, type Owner } from "./owners/owners.js";

/** Text edits, with the owners of the changed text and the owners that the edits are for. */
export interface OwnedEdits {
  readonly edits: readonly TextEdit[];
  readonly owners: readonly Owner[];
  readonly intendedOwners: readonly Owner[];
}

/** The context of edits: the linted project, and the template and address of the finding. */
export interface EditContext {
  readonly template: Template;
  readonly project: Project;
  readonly address: string;
}

/**
 * The ways to write several IAM edits, the best one first: what statements of a loop need may be written once, into its
 * text.
 */
export function waysToWrite(asked: readonly IamEdit[], place: EditContext): readonly OwnedEdits[] {
  const inLoops = asked.map((edit): IamEdit => {
    const isInLoop = edit.kind === "append-statements" && loopStatementsOf(edit, place).length > 0;
    return isInLoop ? { ...edit, reach: "loop" } : edit;
  });
  const ways = inLoops.some((edit, index) => edit !== asked[index]) ? [inLoops, asked] : [asked];
  return ways.flatMap((way) => renderOwned(way, place) ?? []);
}

type Appended = Extract<IamEdit, { readonly kind: "append-statements" }>;

function loopStatementsOf(edit: Appended, { project, template }: EditContext): readonly Statement[] {
  return statementsOfLoops(edit.document, edit.statements, templateOf(edit, template, project.templates));
}

/** Renders several IAM edits, with their owners. `undefined`: one of them cannot be written. */
export function renderOwned(asked: readonly IamEdit[], place: EditContext): OwnedEdits | undefined {
  const edits = additionsTogether(asked);
  const rendered = edits.map((edit) => ({ edit, texts: renderParts(edit, place.template, place.project.templates) }));
  const all = combineEdits(rendered.map(({ texts }) => texts));
  return (
    all && {
      edits: all,
      owners: union(rendered.map(({ edit, texts = [] }) => ownersOf(edit, texts, place))),
      intendedOwners: union(edits.map((edit) => intendedBy(edit, place))),
    }
  );
}

/**
 * The owners of the changed text. An edit that only adds a dependency, a new resource, or a condition that is true by
 * default changes nothing for the owners.
 */
function ownersOf(edit: IamEdit, texts: readonly TextEdit[], place: EditContext): readonly Owner[] {
  const { project } = place;
  const ownersOfTexts = (): readonly (readonly Owner[])[] => texts.map(({ location }) => ownersAt(project, location));
  switch (edit.kind) {
    case "add-dependency":
    case "guard":
    case "add-role":
      return [];
    case "add-policy":
    case "attach-managed-policy":
      return union(texts.map(({ location }) => ownersAfterRole(location, edit, project)));
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

/** The owners of what an edit writes for statements of loops. */
function loopOwners(edit: Appended, place: EditContext, ownersFor: typeof ownersOfText): readonly (readonly Owner[])[] {
  if (!edit.reach) return [];
  return loopStatementsOf(edit, place).map((statement) => ownersFor(place.project, statement));
}

function intendedBy(edit: IamEdit, place: EditContext): readonly Owner[] {
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

/** The owners in all lists, each once. The same lists give the same object: many instances have the same owners. */
function union(lists: readonly (readonly Owner[])[]): readonly Owner[] {
  const [first = [], ...others] = new Set(lists);
  if (others.length === 0) return first;
  let known = unionsFrom(first);
  for (const other of others) {
    known = onceIn(known.behind, other, () => ({ behind: new Map() }));
  }
  known.owners ??= [...new Set([first, ...others].flat())];
  return known.owners;
}

/** What was united, list by list: the lists that came behind those so far, and the owners in all of them. */
interface Unions {
  readonly behind: Map<readonly Owner[], Unions>;
  owners?: readonly Owner[];
}

const unionsFrom = oncePer((_owners: readonly Owner[]): Unions => ({ behind: new Map() }));
