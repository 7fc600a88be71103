import {
  arnProperties,
  arnPropertiesOf,
  dmsProperties,
  dmsPropertyPaths,
  namePropertiesOf,
  type ArnKind,
} from "../../knowledge/index.js";
import type { Resource, Template } from "../../model/index.js";
import {
  alternatives,
  and,
  asText,
  entryOf,
  type Formula,
  isSatisfiable,
  literalOf,
  oncePer,
  type Mapping,
  type Node,
  ownValue,
  type Text,
} from "../../rule-kit/index.js";

/** A value that must be the ARN, or the name, of one kind of resource. */
export interface ArnPlace {
  readonly kind: ArnKind;
  /** How the type of the resource names the property: `S3Settings.ServiceAccessRoleArn`. */
  readonly setting: string;
  readonly text: Text;
  /** When it is used. */
  readonly when: Formula;
  readonly resource: Resource;
  /** The entry that holds the value, if it can have no other value. */
  readonly written?: { readonly holder: Mapping; readonly key: string };
}

type Found = Pick<ArnPlace, "text" | "when" | "written">;

/** The values of a template's resources that must be ARNs. Empty values are left out. */
export function arnPlaces(template: Template): readonly ArnPlace[] {
  const listed = placesIn(template, arnPropertiesOf);
  const embedded = embeddedRoles(template);
  if (embedded.length === 0) return listed;
  const known = new Set(listed.map(placeOf));
  return [...listed, ...embedded.filter((found) => !known.has(placeOf(found)))];
}

function placeOf({ text: { location } }: ArnPlace): string {
  return `${location.file.path}:${String(location.start)}`;
}

/** The values of a template's resources that must be names. */
export function namePlaces(template: Template): readonly ArnPlace[] {
  return placesIn(template, namePropertiesOf);
}

type Paths = Readonly<Record<string, string>>;

function placesIn({ resources }: Template, pathsOf: (type: string) => Paths | undefined): readonly ArnPlace[] {
  return [...resources.values()].flatMap((resource) => {
    const paths = resource.isData ? undefined : pathsOf(resource.type);
    return paths ? placesOf(resource, paths) : [];
  });
}

function placesOf(resource: Resource, paths: Paths): readonly ArnPlace[] {
  const { existence, properties } = resource;
  // Most resources have few of the settings of their type.
  const settings = settingsIn(paths).filter(({ first }) => first === "*" || entryOf(properties, first));
  return settings.flatMap(({ kind, path, setting }) =>
    textsAt(properties, path, { when: existence }).map((found) => ({ setting, resource, kind, ...found })),
  );
}

/** The settings of a type of resource that take an ARN, or a name. */
const settingsIn = oncePer((paths: Paths) =>
  Object.entries(paths).flatMap(([setting, name]) => {
    const kind = ownValue(arnProperties.kinds, name);
    const path = setting.split(".");
    return kind ? [{ kind, first: path[0] ?? "*", path, setting }] : [];
  }),
);

const roleSettings = new Map(
  dmsProperties
    .filter(({ kind }) => kind === "roleArn")
    .map(({ id }) => [id, dmsPropertyPaths(id)[0]?.split(/\W/).at(-1) ?? id] as const),
);

/** Roles in JSON texts and in extra connection attributes. */
function embeddedRoles({ dmsResources }: Template): readonly ArnPlace[] {
  const kind = arnProperties.kinds.role;
  return dmsResources.flatMap(({ resource, properties }) =>
    [...properties.values()].flatMap(({ id, value }): readonly ArnPlace[] => {
      const setting = roleSettings.get(id);
      if (!kind || setting === undefined) return [];
      return textsOf(value, resource.existence, undefined).map((found) => ({ setting, resource, kind, ...found }));
    }),
  );
}

/** Where a value stands. */
interface Stand {
  readonly when: Formula;
  /** The entry that holds the value. */
  readonly written?: ArnPlace["written"];
  /** How many keys of the path were followed. */
  readonly depth?: number;
}

function textsAt(node: Node, path: readonly string[], { when, written, depth = 0 }: Stand): readonly Found[] {
  const key = path[depth];
  if (key === undefined) return textsOf(node, when, written);
  switch (node.kind) {
    case "choice":
      return alternatives(node, when).flatMap((one) => textsAt(one.value, path, { when: one.when, depth }));
    case "list":
      return node.items.flatMap((item) => textsAt(item, path, { when, depth }));
    case "mapping":
      return node.entries
        .filter((entry) => key === "*" || entry.key.text === key)
        .flatMap(({ key: { text }, value }) =>
          textsAt(value, path, { when, written: { holder: node, key: text }, depth: depth + 1 }),
        );
    default:
      return [];
  }
}

/** The texts that a value can have in some deployment. */
function textsOf(node: Node, when: Formula, written: ArnPlace["written"] | undefined): readonly Found[] {
  const isSole = node.kind !== "choice" && node.kind !== "list";
  return alternatives(node, when).flatMap(({ value, when: guard }): readonly Found[] => {
    if (value.kind === "list") return value.items.flatMap((item) => textsOf(item, guard, undefined));
    const text = asText(value);
    const used = and(when, guard);
    if (!text || literalOf(text) === "" || isSatisfiable(used) === false) return [];
    return [{ text, when: used, ...(isSole && written && { written }) }];
  });
}
