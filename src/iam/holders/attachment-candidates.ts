import { addTo, groupBy, oncePer, onceIn } from "../../source/index.js";
import type {
  ElementList,
  IamPrincipal,
  PolicyAttachment,
  PrincipalReference,
  Project,
  Template,
} from "../../model/index.js";
import { identityOf, literalOf, type Text } from "../../tree/index.js";
import { isGeneratedName, isNameInside, principalReferredTo } from "./principal-names.js";
import { resourceKey, resourcesIn } from "../resources/resource-key.js";
import { endsIndex } from "../texts/ends-index.js";
import { sameText } from "../texts/text-match.js";
import { isRoleOfOther, referredFrom } from "./unseen-attachments.js";

/** An attachment that may be for a principal. */
export interface Candidate {
  readonly attachment: PolicyAttachment;
  readonly template: Template;
  /** The names in it that may be the principal's. One policy can name thousands of roles. */
  readonly names: readonly PrincipalReference[];
  /** There are more attachments that may be for the principal: this one is an example of them. */
  readonly isExample: boolean;
}

/** A name in an attachment, or that the names in it are not all known. */
interface PlacedName {
  readonly attachment: PolicyAttachment;
  readonly template: Template;
  readonly name?: PrincipalReference;
  /** The place in the order of the files. */
  readonly index: number;
  readonly isExample?: true;
}

/**
 * The attachments that may be for a principal: those of its own template, without those that are certainly for others,
 * and those of other templates that name it.
 */
export function candidatesFor(project: Project, template: Template, principal: IamPrincipal): readonly Candidate[] {
  const byName = namesElsewhere(project);
  const keys = [identityOf(principal.name), resourceKey(template, principal.address)];
  const elsewhere = keys.flatMap((key) => byName.get(`${principal.kind} ${key}`) ?? []);
  return [
    ...ownCandidates(template, principal),
    ...byAttachment(elsewhere.filter((placed) => placed.template !== template)),
  ];
}

/** In the order of the files, each name once. */
function byAttachment(places: readonly PlacedName[]): readonly Candidate[] {
  if (places.length === 0) return [];
  const sorted = [...new Set(places)].sort((one, other) => one.index - other.index);
  return [...groupBy(sorted, ({ attachment }) => attachment).values()].flatMap((all) => {
    const names = all.flatMap(({ name }) => name ?? []);
    const isExample = all.some((one) => one.isExample);
    return all.slice(0, 1).map(({ attachment, template }) => ({ attachment, template, names, isExample }));
  });
}

/** The principals of a kind that an attachment names. */
export function attachedNames(
  attachment: PolicyAttachment,
  kind: IamPrincipal["kind"],
): ElementList<PrincipalReference> {
  switch (kind) {
    case "Role":
      return attachment.roles;
    case "User":
      return attachment.users;
    case "Group":
      return attachment.groups;
  }
}

const kinds = ["Role", "User", "Group"] as const;

/**
 * Names of principals that are not declared in the template that attaches to them. They are found by their kind and the
 * name, or the key of the resource to which the name refers.
 */
const namesElsewhere = oncePer((project: Project) => {
  const found = new Map<string, PlacedName[]>();
  let index = 0;
  for (const template of project.templates) {
    for (const attachment of template.attachments) {
      for (const kind of kinds) {
        for (const name of attachedNames(attachment, kind).items) {
          if (isNameInside(template, name.text, kind)) continue;
          const placed = { attachment, template, name, index: index++ };
          for (const key of new Set([identityOf(name.text), ...resourcesIn(name.text)]))
            addTo(found, `${kind} ${key}`, placed);
        }
      }
    }
  }
  return found;
});

/** The names in the attachments of a template. */
interface NameIndex {
  /** By the principals that they can be: the keys of these, and the names. */
  readonly byKey: ReadonlyMap<string, readonly PlacedName[]>;
  /** Those that are written out. */
  readonly literal: readonly PlacedName[];
  /** Those of which a part is known: they may be those of several. */
  readonly open: readonly PlacedName[];
  /** Lists of names of which some are known. */
  readonly lists: readonly PlacedName[];
  /** Names and lists of names of which nothing is known. */
  readonly blank: readonly PlacedName[];
  /** Those of roles that modules and stacks declare which are not read. */
  readonly madeElsewhere: readonly PlacedName[];
}

type Group = Exclude<keyof NameIndex, "byKey">;

const indexesOf = oncePer((_template: Template) => new Map<IamPrincipal["kind"], NameIndex>());

function namesOfKind(template: Template, kind: IamPrincipal["kind"]): NameIndex {
  const byKey = new Map<string, PlacedName[]>();
  const found: Record<Group, PlacedName[]> = { literal: [], open: [], lists: [], blank: [], madeElsewhere: [] };
  let index = 0;
  for (const attachment of template.attachments) {
    const { incompleteReason, items } = attachedNames(attachment, kind);
    if (incompleteReason !== undefined)
      found[items.length > 0 ? "lists" : "blank"].push({ attachment, template, index: index++ });
    for (const name of items) {
      const placed = { attachment, template, name, index: index++ };
      const referred = principalReferredTo(name.text, template, kind);
      for (const key of referred === undefined ? keysOf(name.text) : [referred]) addTo(byKey, key, placed);
      if (referred === undefined) found[groupOf(template, name.text)].push(placed);
    }
  }
  return { byKey, ...found };
}

function groupOf(template: Template, text: Text): Group {
  if (literalOf(text) !== undefined) return "literal";
  if (isRoleOfOther(template, text)) return "madeElsewhere";
  return isBlank(text) ? "blank" : "open";
}

/** Whether a name is one hole, and may be the name of any principal. */
function isBlank({ parts }: Text): boolean {
  const [only, ...others] = parts;
  if (only?.kind !== "hole" || only.owner || others.length > 0) return false;
  const { isUnique, resource, shape } = only.symbol;
  return shape === "any" && resource === undefined && !isUnique;
}

/** What a name stands under. It may be passed through variables of modules. */
function keysOf(text: Text): ReadonlySet<string> {
  return new Set([...resourcesIn(text), `=${identityOf(text)}`]);
}

/** In the order of the template. */
function ownCandidates(template: Template, principal: IamPrincipal): readonly Candidate[] {
  const names = onceIn(indexesOf(template), principal.kind, () => namesOfKind(template, principal.kind));
  const made = [...withHoleOf(principal, names.madeElsewhere), ...reaching(principal, names.madeElsewhere)];
  const keys = [resourceKey(template, principal.address), `=${identityOf(principal.name)}`];
  const named = [...made, ...keys.flatMap((key) => names.byKey.get(key) ?? [])];
  const { blank, lists, literal, open } = names;
  if (isGeneratedName(template, principal))
    return byAttachment([...named, ...[blank, lists, open].flatMap((some) => reaching(principal, some))]);
  // A name that is not known may be any that is written.
  const unsure = literalOf(principal.name) === undefined ? [open, literal] : [open];
  return byAttachment([
    ...named,
    ...blankFor(principal, blank),
    ...lists.slice(0, mostUnsure + named.length),
    ...unsure.flatMap((some) => likeNameOf(principal, some)),
  ]);
}

/** So many attachments that may be for a principal are looked at: they only say that its policies are not all known. */
const mostUnsure = 8;

/** Names that are or may be that of the principal, until there are enough that may be. */
function likeNameOf({ name }: IamPrincipal, names: readonly PlacedName[]): readonly PlacedName[] {
  const found: PlacedName[] = [];
  let unsure = 0;
  for (const one of byEnds(names)(name)) {
    const answer = one.name ? sameText(one.name.text, name) : "no";
    if (answer !== "no") found.push(one);
    if (answer === "unknown" && ++unsure === mostUnsure) return examples(found);
  }
  return found;
}

function examples(names: readonly PlacedName[]): readonly PlacedName[] {
  return names.map((name) => ({ ...name, isExample: true }));
}

const byEnds = oncePer((names: readonly PlacedName[]) => endsIndex(names, ({ name }) => name?.text));

/**
 * Those whose hole is in the principal's name. Each of the others may be for the principal as for every other one. Where there
 * are many, one name has to say so, and one list of names: the first ones.
 */
function blankFor(principal: IamPrincipal, blank: readonly PlacedName[]): readonly PlacedName[] {
  if (blank.length <= mostUnsure) return blank;
  const places = byHole(blank);
  const list = places.get(undefined)?.slice(0, 1) ?? [];
  const other = firstOther(places, new Set(holesIn(principal.name)));
  return examples([...list, ...withHoleOf(principal, blank), ...(other ? [other] : [])]);
}

/** The first name with another hole than these. Only as many holes are looked at as a principal's name has, and one more. */
function firstOther(
  places: ReadonlyMap<string | undefined, readonly PlacedName[]>,
  holes: ReadonlySet<string>,
): PlacedName | undefined {
  for (const [hole, [first]] of places) if (hole !== undefined && !holes.has(hole)) return first;
  return undefined;
}

function withHoleOf({ name }: IamPrincipal, names: readonly PlacedName[]): readonly PlacedName[] {
  return holesIn(name).flatMap((hole) => byHole(names).get(hole) ?? []);
}

/** Names that are one hole. Lists of names have none. */
const byHole = oncePer((names: readonly PlacedName[]) => {
  const found = new Map<string | undefined, PlacedName[]>();
  for (const one of names) addTo(found, one.name && holesIn(one.name.text)[0], one);
  return found;
});

function holesIn({ parts }: Text): readonly string[] {
  return parts.flatMap((part) => (part.kind === "hole" ? [part.symbol.id] : []));
}

/** Those in attachments that may refer to the principal, directly or through other resources. */
function reaching({ address }: IamPrincipal, names: readonly PlacedName[]): readonly PlacedName[] {
  return [address, undefined].flatMap((on) => byReach(names).get(on) ?? []);
}

const byReach = oncePer((names: readonly PlacedName[]) => {
  const found = new Map<string | undefined, PlacedName[]>();
  for (const one of names) {
    const resource = one.template.resources.get(one.attachment.address);
    for (const on of resource ? referredFrom(one.template, resource) : [undefined]) addTo(found, on, one);
  }
  return found;
});
