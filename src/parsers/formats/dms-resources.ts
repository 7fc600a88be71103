import { dmsProperties, type DmsProperty } from "../../knowledge/index.js";
import { dmsKinds, type DmsKind, type DmsResource, type Property, type Resource } from "../../model/index.js";
import { oncePer } from "../../source/index.js";
import { asLiteral, asText, member, type Mapping, type Node } from "../../tree/index.js";
import { readAttributes } from "./connection-attributes.js";
import { readEmbeddedJson } from "../syntax/embedded/embedded.js";
import { typeFacts } from "./resource-facts.js";

/** How a format writes the properties of DMS resources. */
export interface DmsSyntax {
  readonly pathsOf: (property: DmsProperty, type: string) => readonly string[];
  /** An empty text is taken for no value. */
  readonly isEmptyNone: boolean;
}

const kinds = new Map<string, DmsKind>(dmsKinds.map((kind) => [kind, kind]));

/** A DMS resource with its properties under their canonical names; `undefined` for any other resource. */
export function readDmsResource(syntax: DmsSyntax, resource: Resource): DmsResource | undefined {
  const kind = kinds.get(resource.resourceKind ?? "");
  if (!kind || resource.isData) return undefined;
  const properties = new Map<string, Property>();
  // Many properties stand in one text, which may have thousands of table mappings.
  const readJson = oncePer(jsonOf);
  for (const { id, paths } of propertiesOf(syntax)(resource.type)) {
    const found = propertyAt(paths, syntax, resource, readJson);
    if (found) properties.set(id, { id, ...found, location: found.value.location });
  }
  addDefaults(resource, properties);
  addAttributes(properties);
  return {
    kind,
    address: resource.address,
    name: resource.name,
    location: resource.location,
    existence: resource.existence,
    resource,
    properties,
  };
}

/** The properties that a type can have, with the paths at which a syntax writes them. */
const propertiesOf = oncePer(({ pathsOf }: DmsSyntax) => {
  const byType = new Map<string, readonly WrittenProperty[]>();
  return (type: string): readonly WrittenProperty[] => {
    const known = byType.get(type);
    if (known) return known;
    const properties = dmsProperties.map((property) => ({
      id: property.id,
      paths: pathsOf(property, type).flatMap((path) => pathIn(path, type) ?? []),
    }));
    const written = properties.filter(({ paths }) => paths.length > 0);
    byType.set(type, written);
    return written;
  };
});

type ReadJson = (value: Node) => Node | undefined;

function propertyAt(
  paths: readonly PropertyPath[],
  syntax: DmsSyntax,
  { properties }: Resource,
  readJson: ReadJson,
): Found | undefined {
  for (const path of paths) {
    const found = follow(properties, path, readJson);
    const value = syntax.isEmptyNone ? withoutEmpty(found?.value) : found?.value;
    if (value) return { ...found, value };
  }
  return undefined;
}

function withoutEmpty(node: Node | undefined): Node | undefined {
  if (node?.kind !== "choice") return asLiteral(node) === "" ? undefined : node;
  const branches = node.branches.map(({ when, value }): (typeof node.branches)[number] => {
    return { when, value: withoutEmpty(value) ?? noneAt(value) };
  });
  return branches.every(({ value }) => value.kind === "null") ? undefined : { ...node, branches };
}

function noneAt({ location }: Node): Node {
  return { kind: "null", location };
}

interface WrittenProperty {
  readonly id: string;
  readonly paths: readonly PropertyPath[];
}

interface PropertyPath {
  readonly keys: readonly string[];
  readonly pointer: readonly string[];
}

/** The part of a canonical path after the type, if the path is of this type. */
function pathIn(path: string, type: string): PropertyPath | undefined {
  const dot = path.indexOf(".");
  const [owner, rest] = [path.slice(0, dot), path.slice(dot + 1)];
  if (owner !== type && !isAnyType(owner, type)) return undefined;
  const [keys = "", pointer = ""] = rest.split("#/");
  return {
    keys: keys.replaceAll("[]", "").split("."),
    pointer: pointer === "" ? [] : pointer.split("/"),
  };
}

/** `AWS::DMS::<Type>` and `aws_dms_<type>` stand for every type of DMS. */
function isAnyType(owner: string, type: string): boolean {
  return owner.endsWith(">") && type.startsWith(owner.slice(0, owner.indexOf("<")));
}

type Found = Pick<Property, "isGuessed" | "value">;

function follow(properties: Mapping, path: PropertyPath, readJson: ReadJson): Found | undefined {
  const value = descend(properties, path.keys, 0);
  if (!value || path.pointer.length === 0) return value && { value };
  const text = readJson(value);
  const inside = descend(text, path.pointer, 0);
  return inside && { value: inside, ...(text && isGuess(text, path.pointer) && { isGuessed: true }) };
}

/** Whether a text is not known, or has the value in no branch that is. */
function isGuess(text: Node, pointer: readonly string[]): boolean {
  if (text.kind !== "choice") return text.kind === "unknown";
  return text.branches.every(
    ({ value }) => isGuess(value, pointer) || (descend(value, pointer, 0) ?? noneAt(value)).kind === "null",
  );
}

/** Settings are JSON text in CloudFormation, and jsonencode, a heredoc or a file in Terraform. */
function jsonOf(value: Node): Node | undefined {
  if (value.kind === "choice") {
    const branches = value.branches.map(({ when, value: branch }) => ({
      when,
      value: jsonOf(branch) ?? noneAt(branch),
    }));
    return { ...value, branches };
  }
  if (value.kind !== "scalar" && value.kind !== "text") return value;
  const inside = readEmbeddedJson(value);
  if (inside) return inside;
  const text = asText(value);
  const hole = text?.parts.find((part) => part.kind === "hole");
  return hole?.kind === "hole" ? { ...hole, kind: "unknown" } : undefined;
}

/** The value at the keys from the one with the given index on. */
function descend(node: Node | undefined, keys: readonly string[], at: number): Node | undefined {
  const key = keys[at];
  if (key === undefined || node === undefined) return node;
  if (node.kind === "list") {
    const found = node.items.map((item) => descend(item, keys, at)).filter((value) => value !== undefined);
    return found.length > 1 || node.incompleteReason !== undefined
      ? severalBlocks(node, keys.slice(at), node.incompleteReason)
      : found[0];
  }
  if (key.startsWith("<") && node.kind === "mapping") return descend(valueOfAny(node, key), keys, at + 1);
  return descend(member(node, key), keys, at + 1);
}

/** `<engine>_settings`: any key of that form; a provider has the block of one engine. */
function valueOfAny(node: Mapping, pattern: string): Node | undefined {
  const tail = pattern.slice(pattern.indexOf(">") + 1);
  return node.entries.find(({ key }) => key.text.endsWith(tail))?.value;
}

function severalBlocks(node: Node, keys: readonly string[], incompleteReason: string | undefined): Node {
  const path = keys.join(".");
  return {
    kind: "unknown",
    location: node.location,
    reason: incompleteReason ?? `there are several blocks with ${path}`,
    symbol: { id: `${node.location.file.path}@${String(node.location.start)}.${path}`, shape: "any" },
    origin: { from: "computed" },
  };
}

/** An `aws_dms_s3_endpoint` has no engine_name: it is an S3 endpoint. */
function addDefaults({ location, type }: Resource, properties: Map<string, Property>): void {
  for (const [id, text] of Object.entries(typeFacts(type)?.defaults ?? {})) {
    if (!properties.has(id))
      properties.set(id, { id, value: { kind: "scalar", text, quoted: true, location }, location });
  }
}

/** Settings that stand in ExtraConnectionAttributes; a property of its own wins over them. */
function addAttributes(properties: Map<string, Property>): void {
  const attributes = properties.get("endpoint.eca");
  const text = attributes && asText(attributes.value);
  if (!text) return;
  const engine = asLiteral(properties.get("endpoint.engineName")?.value)?.toLowerCase();
  const values = readAttributes(text);
  for (const { id, attributes: names = [] } of dmsProperties) {
    if (properties.has(id)) continue;
    const named = names.find(({ engines }) => !engines || (engine !== undefined && engines.includes(engine)));
    const value = named && values.get(named.name);
    if (value) properties.set(id, { id, value, location: value.location });
  }
}
