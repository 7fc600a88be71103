import type { Project, Resource, Template } from "../model/index.js";
import type { Location } from "../source/index.js";
import type { Mapping, Node } from "../tree/index.js";
import { isInside } from "./lines.js";

/** Who has what a text says: a resource or a policy of the run, by its template and address. Each instance is one. */
export type Owner = string;

export function ownerAt({ path }: Template, address: string): Owner {
  return `${path}#${address}`;
}

/** Everyone who has what stands at a place: a document, a local value and a module are written once for several. */
export function ownersAt(project: Project, place: Location): readonly Owner[] {
  const places = placesIn(project).get(place.file.path) ?? [];
  return [...new Set(places.filter(({ at }) => touches(place, at)).map(({ owner }) => owner))];
}

/** The instances of the block that declares a resource: by `for_each`, `count`, a loop, several calls of a module. */
export function instancesOf(project: Project, { extent, type }: Resource): readonly Owner[] {
  return project.templates.flatMap((template) =>
    [...template.resources.values()]
      .filter((other) => other.type === type && isSamePlace(other.extent, extent))
      .map(({ address }) => ownerAt(template, address)),
  );
}

function isSamePlace(one: Location, other: Location): boolean {
  return one.file.path === other.file.path && one.start === other.start;
}

/** What is written at the edge of a place belongs to it too. */
function touches(edit: Location, at: Location): boolean {
  const isInsertion = edit.start === edit.end;
  return isInsertion ? at.start <= edit.start && edit.end <= at.end : at.start < edit.end && edit.start < at.end;
}

interface OwnedPlace {
  readonly at: Location;
  readonly owner: Owner;
}

const known = new WeakMap<Project, ReadonlyMap<string, readonly OwnedPlace[]>>();

function placesIn(project: Project): ReadonlyMap<string, readonly OwnedPlace[]> {
  const before = known.get(project);
  if (before) return before;
  const found = new Map<string, OwnedPlace[]>();
  for (const template of project.templates) {
    for (const { at, owner } of placesOf(template)) {
      const inFile = found.get(at.file.path);
      if (inFile) inFile.push({ at, owner });
      else found.set(at.file.path, [{ at, owner }]);
    }
  }
  known.set(project, found);
  return found;
}

/** What a data source says belongs to those who take it. */
function placesOf(template: Template): readonly OwnedPlace[] {
  const ofResources = [...template.resources.values()]
    .filter(({ isData }) => !isData)
    .flatMap(({ address, body, extent, properties }) =>
      [extent, ...placesBelow([body, properties], extent)].map((at) => ({ at, owner: ownerAt(template, address) })),
    );
  const ofDocuments = template.documents.flatMap(({ address, document }) =>
    placesBelow([document.node]).map((at) => ({ at, owner: ownerAt(template, address) })),
  );
  return [...ofResources, ...ofDocuments];
}

/** The places of nodes that do not stand inside those around them: what references and functions bring in. */
function placesBelow(roots: readonly Mapping[], around?: Location): readonly Location[] {
  const found: Location[] = [];
  const seen = new Set<Node>();
  const look = (node: Node, outer: Location | undefined): void => {
    if (seen.has(node)) return;
    seen.add(node);
    const isHere = outer !== undefined && isInside(node.location, outer);
    if (!isHere) found.push(node.location);
    for (const child of nodesIn(node)) look(child, isHere ? outer : node.location);
  };
  for (const root of roots) look(root, around);
  return found;
}

function nodesIn(node: Node): readonly Node[] {
  switch (node.kind) {
    case "list":
      return node.items;
    case "mapping":
      return node.entries.map(({ value }) => value);
    case "choice":
      return node.branches.map(({ value }) => value);
    default:
      return [];
  }
}
