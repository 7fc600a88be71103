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
  const found: ArnPlace[] = [];
  for (const resource of template.resources.values()) if (!resource.isData) addPlaces(resource, found);
  const known = new Set(found.map(placeOf));
  return [...found, ...embeddedRoles(template).filter((one) => !known.has(placeOf(one)))];
}

function placeOf({ text: { location } }: ArnPlace): string {
  return `${location.file.path}:${String(location.start)}`;
}

function addPlaces(resource: Resource, found: ArnPlace[]): void {
  const { existence, properties, type } = resource;
  const paths = ownValue(arnProperties.types, type);
  if (!paths) return;
  const keys = new Set(properties.entries.map(({ key }) => key.text));
  for (const { kind, path, setting } of settingsIn(paths)) {
    const [first = "*"] = path;
    // Most resources have few of the settings of their type.
    if (first !== "*" && !keys.has(first)) continue;
    for (const one of textsAt(properties, path, { when: existence })) found.push({ ...one, setting, resource, kind });
  }
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
    [...roleSettings].flatMap(([id, setting]): readonly ArnPlace[] => {
      const property = properties.get(id);
      if (!kind || !property) return [];
      return textsOf(property.value, resource.existence).map(({ text }) => ({ text, setting, resource, kind }));
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
      return node.entries.flatMap(({ key: { text }, value }) =>
        key === "*" || text === key
          ? textsAt(value, path, { when, written: { holder: node, key: text }, depth: depth + 1 })
          : [],
      );
    default:
      return [];
  }
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
