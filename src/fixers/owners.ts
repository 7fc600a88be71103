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
  const all = (placesIn(project).get(place.file.path) ?? []).filter(({ at }) => touches(place, at));
  // A policy may belong to another resource than the one it is written in: to the role of a function.
  const isOfPolicy = all.some(({ what }) => what === "policy");
  const own = all.filter(({ what }) => !isOfPolicy || what !== "block");
  return [...new Set(own.map(({ owner }) => owner))];
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
  /** A whole resource, something that it takes from elsewhere, or (a part of) a policy. */
  readonly what: "block" | "value" | "policy";
  readonly at: Location;
  readonly owner: Owner;
}

const known = new WeakMap<Project, ReadonlyMap<string, readonly OwnedPlace[]>>();

function placesIn(project: Project): ReadonlyMap<string, readonly OwnedPlace[]> {
  const before = known.get(project);
  if (before) return before;
  const found = new Map<string, OwnedPlace[]>();
  for (const template of project.templates) {
    for (const place of placesOf(template)) {
      const inFile = found.get(place.at.file.path);
      if (inFile) inFile.push(place);
      else found.set(place.at.file.path, [place]);
    }
  }
  known.set(project, found);
  return found;
}

/** What a data source says belongs to those who take it. */
function placesOf(template: Template): readonly OwnedPlace[] {
  const resources = [...template.resources.values()].filter(({ isData }) => !isData);
  return [
    ...resources.flatMap(({ address, body, extent, properties }) => {
      const owner = ownerAt(template, address);
      const values = placesBelow([body, properties], extent);
      return [
        { what: "block", at: extent, owner } as const,
        ...values.map((at) => ({ what: "value", at, owner }) as const),
      ];
    }),
    ...template.documents.flatMap(({ address, document }) =>
      placesBelow([document.node]).map((at) => ({ what: "policy", at, owner: ownerAt(template, address) }) as const),
    ),
  ];
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
