import type { Project, Resource, Template } from "../../model/index.js";
import { addTo, isInside, type Location, oncePer, textOf, onceIn } from "../../source/index.js";
import { innerNodes, type Mapping, type Node } from "../../tree/index.js";
import { syntaxByName } from "./file-syntax.js";
import { placeIndex } from "../scope/place-index.js";

/**
 * The owner of a text: a resource or a policy of the run. It is identified by its template and its address, so each
 * instance is an owner of its own.
 */
export type Owner = string;

export function ownerAt({ path }: Template, address: string): Owner {
  return `${path}#${address}`;
}

/** All owners of a place. Several resources can use the same text: a policy document, a local value, or a module. */
export function ownersAt(project: Project, place: Location): readonly Owner[] {
  const key = [place.file.path, place.start, place.end].join("\n");
  return onceIn(ownersByPlace(project), key, () => ownersOfPlace(project, place));
}

/** A cache, because a block with many instances has as many findings, each with the same edit. */
const ownersByPlace = oncePer((_project: Project) => new Map<string, readonly Owner[]>());

function ownersOfPlace(project: Project, place: Location): readonly Owner[] {
  const all = placesIn(project)
    .near(place)
    .filter((one) => touches(place, one));
  // A text inside a resource may belong to another resource only: for example to the role that SAM creates for a
  // function.
  const isHanded = all.some(({ kind }) => kind !== "block");
  const own = all.filter(({ kind }) => !isHanded || kind !== "block");
  return [...new Set(own.map(({ owner }) => owner))];
}

/**
 * All instances of the block that declares a resource. A block has several instances by `for_each`, `count`, a loop, or
 * several calls of its module.
 */
export function instancesOf(project: Project, { extent, type }: Resource): readonly Owner[] {
  return instancesIn(project).get(blockKey(type, extent)) ?? [];
}

const instancesIn = oncePer(({ templates }: Project) => {
  const found = new Map<string, Owner[]>();
  for (const template of templates) {
    for (const { address, extent, type } of template.resources.values()) {
      addTo(found, blockKey(type, extent), ownerAt(template, address));
    }
  }
  return found;
});

function blockKey(type: string, { file, start }: Location): string {
  return `${file.path}@${String(start)} ${type}`;
}

/**
 * Whether a location touches an owned place. An insertion at the edge of a place touches it. But an insertion directly
 * after a block of HCL does not, because the brace ends the block.
 */
function touches({ end, file, start }: Location, { at, kind }: OwnedPlace): boolean {
  if (start < end) return at.start < end && start < at.end;
  return at.start <= start && (kind === "block" && syntaxByName(file) === "hcl" ? end < at.end : end <= at.end);
}

interface OwnedPlace {
  /** A whole resource, or a value that the resource takes from another place, such as its policies. */
  readonly kind: "block" | "value";
  readonly at: Location;
  readonly owner: Owner;
}

const placesIn = oncePer(({ templates }: Project) => placeIndex(templates.flatMap(placesOf), ({ at }) => at));

/**
 * The owned places of a template. Data sources have no entry, because their content belongs to the resources that use
 * it.
 */
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

/**
 * The places of exported values, and whole files that such a value reads. Places that contain a document that nobody
 * here uses are left out: an edit of such a document is for its unknown users.
 */
function placesAway({ documents, exposedPlaces = [], files }: Template): readonly Location[] {
  const forOthers = documents.flatMap(({ document, holderKind }) =>
    holderKind === "unseen" ? [document.node.location] : [],
  );
  const reading = exposedPlaces.map(textOf).filter((text) => text.includes("file("));
  const read = reading.flatMap((text) => files.filter(({ path }) => text.includes(baseOf(path))));
  const whole = read.map((file): Location => ({ file, start: 0, end: file.text.length }));
  return [...exposedPlaces, ...whole].filter((place) => !forOthers.some((own) => isInside(own, place)));
}

function baseOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

const elsewhere = " elsewhere";

/** The unknown users of what a template exports. They are an owner that no edit is for. */
function unseenBy({ path }: Template, address: string): Owner {
  return `${path}#${address}${elsewhere}`;
}

export function isUnseenOwner(owner: Owner): boolean {
  return owner.endsWith(elsewhere);
}

/**
 * Data sources of policy documents that go to outputs or to modules that were not read, and the documents that they are
 * built from. A document that nobody here uses is left out: an edit of it is for its unknown users.
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

/** The places of nodes that are not inside their parent node, because a reference or a function gives the value. */
function placesBelow(roots: readonly Mapping[], around?: Location): readonly Location[] {
  const found: Location[] = [];
  const seen = new Set<Node>();
  const look = (node: Node, outer: Location | undefined): void => {
    if (seen.has(node)) return;
    seen.add(node);
    const isHere = outer !== undefined && isInside(node.location, outer);
    if (!isHere) found.push(node.location);
    for (const child of innerNodes(node)) look(child, isHere ? outer : node.location);
  };
  for (const root of roots) look(root, around);
  return found;
}
