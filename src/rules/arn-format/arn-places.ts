import { arnProperties, dmsProperties, dmsPropertyPaths, type ArnKind } from "../../knowledge/index.js";
import type { Resource, Template } from "../../model/index.js";
import {
  alternatives,
  and,
  asText,
  type Formula,
  isSatisfiable,
  literalOf,
  oncePer,
  type Mapping,
  type Node,
  ownValue,
  type Text,
} from "../../rule-kit/index.js";

/** A value that must be the ARN of one kind of resource. */
export interface ArnPlace {
  readonly kind: ArnKind;
  /** How the type of the resource names the property: `S3Settings.ServiceAccessRoleArn`. */
  readonly setting: string;
  readonly text: Text;
  readonly resource: Resource;
  /** The entry that holds the value, if it can have no other value. */
  readonly written?: { readonly holder: Mapping; readonly key: string };
}

type Found = Pick<ArnPlace, "text" | "written">;

/** The values of a template's resources that must be ARNs. Empty values are left out. */
export function arnPlaces(template: Template): readonly ArnPlace[] {
  const listed = [...template.resources.values()].filter(({ isData }) => !isData).flatMap(placesOf);
  const known = new Set(listed.map(placeOf));
  return [...listed, ...embeddedRoles(template).filter((found) => !known.has(placeOf(found)))];
}

function placeOf({ text: { location } }: ArnPlace): string {
  return `${location.file.path}:${String(location.start)}`;
}

function placesOf(resource: Resource): readonly ArnPlace[] {
  const { existence, properties, type } = resource;
  const paths = ownValue(arnProperties.types, type);
  return (paths ? settingsIn(paths) : []).flatMap(({ kind, path, setting }) =>
    textsAt(properties, path, existence).map((found) => ({ ...found, setting, resource, kind })),
  );
}

/** The settings of a type of resource that take an ARN. */
const settingsIn = oncePer((paths: Readonly<Record<string, string>>) =>
  Object.entries(paths).flatMap(([setting, name]) => {
    const kind = ownValue(arnProperties.kinds, name);
    return kind ? [{ kind, path: setting.split("."), setting }] : [];
  }),
);

const roleSettings = new Map(
  dmsProperties
    .filter(({ kind }) => kind === "roleArn")
    .map(({ id }) => [id, dmsPropertyPaths.get(id)?.[0]?.split(/\W/).at(-1) ?? id] as const),
);

/** Roles in JSON texts and in extra connection attributes. */
function embeddedRoles({ dmsResources }: Template): readonly ArnPlace[] {
  const kind = arnProperties.kinds.role;
  return dmsResources.flatMap(({ resource, properties }) =>
    [...properties.values()].flatMap(({ id, value }): readonly ArnPlace[] => {
      const setting = roleSettings.get(id);
      if (!kind || setting === undefined) return [];
      return textsOf(value, resource.existence).map(({ text }) => ({ text, setting, resource, kind }));
    }),
  );
}

function textsAt(node: Node, path: readonly string[], when: Formula, holder?: Mapping, key?: string): readonly Found[] {
  const [first, ...rest] = path;
  if (first === undefined) return textsOf(node, when, holder && key !== undefined ? { holder, key } : undefined);
  return alternatives(node, when).flatMap(({ value, when: guard }) => {
    if (value.kind === "list") return value.items.flatMap((item) => textsAt(item, path, guard));
    if (value.kind !== "mapping") return [];
    const entries = value.entries.filter((entry) => first === "*" || entry.key.text === first);
    return entries.flatMap((entry) => textsAt(entry.value, rest, guard, value, entry.key.text));
  });
}

/** The texts that a value can have in some deployment. */
function textsOf(node: Node, when: Formula, written?: ArnPlace["written"]): readonly Found[] {
  const isSole = node.kind !== "choice" && node.kind !== "list";
  return alternatives(node, when).flatMap(({ value, when: guard }): readonly Found[] => {
    if (value.kind === "list") return value.items.flatMap((item) => textsOf(item, guard));
    const text = asText(value);
    if (!text || literalOf(text) === "" || isSatisfiable(and(when, guard)) === false) return [];
    return [{ text, ...(isSole && written && { written }) }];
  });
}
