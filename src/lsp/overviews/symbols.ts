import type { DocumentSymbol, SymbolInformation } from "vscode-languageserver/node.js";
import type { Resource, ResourceKind, Statement, Template } from "../../model/index.js";
import { groupBy, isInside, oncePer, visible, type Location, uniqueBy } from "../../source/index.js";
import { display } from "../../tree/index.js";
import type { ShownTexts } from "../places/shown-texts.js";
import type { Snapshot } from "../lints/snapshot.js";

/** The numbers of the protocol for kinds of symbols. */
const symbolKinds = { role: 5, policy: 11, dms: 2, resource: 19, statement: 24 } as const;

/** What an outline names: a resource that is a part of who may do what, or a statement. */
interface Outlined {
  readonly name: string;
  readonly detail: string;
  readonly kind: DocumentSymbol["kind"];
  readonly extent: Location;
  /** The place of its name. */
  readonly location: Location;
  readonly statements: readonly Outlined[];
}

/** The outline of a document: its roles, policies, DMS resources, and the statements in them. */
export function documentSymbols(path: string, snapshot: Snapshot, shown: ShownTexts): readonly DocumentSymbol[] {
  return outlineOf(snapshot, path).map((one) => symbolOf(one, shown));
}

/** The roles, policies and DMS resources of a unit that a query names, as editors filter names. */
export function workspaceSymbols(query: string, snapshot: Snapshot, shown: ShownTexts): readonly SymbolInformation[] {
  return outlineOf(snapshot)
    .filter(({ detail, name }) => hasLetters(`${name} ${detail}`.toLowerCase(), query.toLowerCase()))
    .map(({ detail, kind, location, name }) => ({
      name,
      kind,
      containerName: detail,
      location: shown.placeOf(location),
    }));
}

/** Whether the letters of a query stand in a name in this order. */
function hasLetters(name: string, query: string): boolean {
  let at = 0;
  for (const letter of query) {
    at = name.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

function outlineOf({ judged }: Snapshot, path?: string): readonly Outlined[] {
  const all = judged.model.templates.filter(({ account }) => !account).flatMap(outlinedIn);
  const here = path === undefined ? all : all.filter(({ extent }) => extent.file.path === path);
  // The instances of a resource have one text.
  const once = uniqueBy(here, (one) => `${one.extent.file.path}:${String(one.extent.start)}`);
  return once.toSorted((one, other) => one.extent.start - other.extent.start);
}

function outlinedIn(template: Template): readonly Outlined[] {
  const bare = template.documents.filter(({ holderKind }) => holderKind === "bare");
  return [
    ...bare.flatMap(({ document }) => document.statements.map(outlinedStatement)),
    ...[...template.resources.values()].flatMap((resource) => outlinedResource(resource, template)),
  ];
}

function outlinedResource(resource: Resource, template: Template): readonly Outlined[] {
  const { address, extent, location, name, resourceKind, type } = resource;
  const held = documentsByAddress(template).get(address) ?? [];
  const isDms = dmsAddresses(template).has(address);
  const other = held.length > 0 ? symbolKinds.resource : undefined;
  const kind = isDms ? symbolKinds.dms : (kindOf(resourceKind) ?? other);
  if (kind === undefined) return [];
  const statements = held
    .flatMap(({ document }) => document.statements)
    .filter((statement) => isInside(statement.location, extent))
    .map(outlinedStatement);
  const once = uniqueBy(statements, (one) => one.extent.start);
  return [{ name: visible(name), detail: visible(type), kind, extent, location, statements: once }];
}

const documentsByAddress = oncePer(({ documents }: Template) => groupBy(documents, ({ address }) => address));

const dmsAddresses = oncePer(
  ({ dmsResources }: Template): ReadonlySet<string> => new Set(dmsResources.map(({ address }) => address)),
);

const policyKinds: ReadonlySet<ResourceKind> = new Set([
  "ManagedPolicy",
  "InlinePolicy",
  "PolicyAttachment",
  "OtherIdentityPolicy",
  "SessionPolicy",
]);

function kindOf(kind: ResourceKind | undefined): DocumentSymbol["kind"] | undefined {
  if (kind === undefined) return undefined;
  if (kind === "Role" || kind === "User" || kind === "Group") return symbolKinds.role;
  return policyKinds.has(kind) ? symbolKinds.policy : undefined;
}

function outlinedStatement({ actions, effect, location, notActions, sid }: Statement): Outlined {
  const names = (actions ?? notActions)?.items.map(({ text }) => display(text)) ?? [];
  const first = names.slice(0, 2).join(", ");
  const rest = names.length > 2 ? ` and ${String(names.length - 2)} more` : "";
  const what =
    `${effect === "unknown" ? "no known effect:" : effect} ${notActions ? "all but " : ""}${first}${rest}`.trimEnd();
  const name = sid ? display(sid) : what;
  return {
    name: visible(name === "" ? "statement" : name),
    detail: sid ? visible(what) : "",
    kind: symbolKinds.statement,
    extent: location,
    location,
    statements: [],
  };
}

function symbolOf({ detail, extent, kind, location, name, statements }: Outlined, shown: ShownTexts): DocumentSymbol {
  const range = shown.rangeOf(extent);
  return {
    name,
    detail,
    kind,
    range,
    // The protocol wants the name inside of the whole.
    selectionRange: isInside(location, extent) ? shown.rangeOf(location) : range,
    children: statements.map((one) => symbolOf(one, shown)),
  };
}
