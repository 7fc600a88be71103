import type { Project, Resource, Template } from "../model/index.js";
import { isInside, type Location, textOf } from "../source/index.js";
import type { Mapping, Node } from "../tree/index.js";
import { syntaxByName } from "./file-syntax.js";

/** The owner of a text: a resource or a policy of the run, by its template and address. Each instance is one owner. */
export type Owner = string;

export function ownerAt({ path }: Template, address: string): Owner {
  return `${path}#${address}`;
}

/** All owners of a place: a document, a local value and a module are written once and used by several. */
export function ownersAt(project: Project, place: Location): readonly Owner[] {
  const all = (placesIn(project).get(place.file.path) ?? []).filter((one) => touches(place, one));
  // Text in a resource may belong to another one: to the role that is created for a function.
  const isHanded = all.some(({ kind }) => kind !== "block");
  const own = all.filter(({ kind }) => !isHanded || kind !== "block");
  return [...new Set(own.map(({ owner }) => owner))];
}

/**
 * The instances of the block that declares a resource: by `for_each`, `count`, a loop, or several calls of a module.
 */
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

/** Text at the edge of a place belongs to it, but not after a block of HCL: its brace ends it. */
function touches({ end, file, start }: Location, { at, kind }: OwnedPlace): boolean {
  if (start < end) return at.start < end && start < at.end;
  return at.start <= start && (kind === "block" && syntaxByName(file) === "hcl" ? end < at.end : end <= at.end);
}

interface OwnedPlace {
  /** A whole resource, or something that it takes from elsewhere, such as its policies. */
  readonly kind: "block" | "value";
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

/** The content of a data source belongs to the resources that use it. */
function placesOf(template: Template): readonly OwnedPlace[] {
  const resources = [...template.resources.values()].filter(({ isData }) => !isData);
  return [
    ...resources.flatMap(({ address, body, extent, properties }) => {
      const owner = ownerAt(template, address);
      const values = placesBelow([body, properties], extent);
      return [
        { kind: "block", at: extent, owner } as const,
        ...values.map((at) => ({ kind: "value", at, owner }) as const),
      ];
    }),
    ...template.documents.flatMap(({ address, document }) =>
      placesBelow([document.node]).map((at) => ({ kind: "value", at, owner: ownerAt(template, address) }) as const),
    ),
    ...givenAway(template).flatMap(({ address, body, properties }) =>
      placesBelow([body, properties]).map((at) => ({ kind: "value", at, owner: unseenBy(template, address) }) as const),
    ),
    ...placesAway(template).map((at) => ({ kind: "value", at, owner: unseenBy(template, "") }) as const),
  ];
}

/** Places of what goes elsewhere, with the files that are read there. What holds a document of its own is for those alone. */
function placesAway({ documents, exposedPlaces = [], files }: Template): readonly Location[] {
  const forOthers = documents.flatMap(({ document, holderKind }) =>
    holderKind === "unseen" ? [document.node.location] : [],
  );
  const read = exposedPlaces.flatMap((place) =>
    files.filter(({ path }) => textOf(place).includes("file(") && textOf(place).includes(baseOf(path))),
  );
  const whole = read.map((file): Location => ({ file, start: 0, end: file.text.length }));
  return [...exposedPlaces, ...whole].filter((place) => !forOthers.some((own) => isInside(own, place)));
}

function baseOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

const elsewhere = " elsewhere";

/** The unknown users of what a template exports: an owner that no edit is for. */
function unseenBy({ path }: Template, address: string): Owner {
  return `${path}#${address}${elsewhere}`;
}

export function isUnseenOwner(owner: Owner): boolean {
  return owner.endsWith(elsewhere);
}

/**
 * Documents of data sources that go to outputs or to modules that are not read, with the documents they are built from.
 * A document that nobody here uses belongs to those outputs or modules only.
 */
function givenAway({ documents, exposed, resources }: Template): readonly Resource[] {
  const forOthers = new Set(documents.flatMap(({ address, holderKind }) => (holderKind === "unseen" ? [address] : [])));
  const found = new Set<Resource>();
  const queue = [...(exposed ?? [])];
  for (let at = queue.shift(); at !== undefined; at = queue.shift()) {
    const resource = resources.get(at);
    if (resource?.type !== "aws_iam_policy_document" || found.has(resource)) continue;
    found.add(resource);
    queue.push(...resource.dependencies.flatMap(({ on }) => on ?? []));
  }
  return [...found].filter(({ address }) => !forOthers.has(address));
}

/** The places of nodes that are outside their parent nodes: values from references and functions. */
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
