import { resourceAt, resourcesIn } from "../../iam/index.js";
import { arnProperties, namedTypes, type ResourceType } from "../../knowledge/index.js";
import type { Project, Resource } from "../../model/index.js";
import { ownValue, type Text } from "../../rule-kit/index.js";

/** A resource that a reference gives by its name or an id, or as a whole, and not by its ARN. */
export interface NamedResource {
  readonly resource: Resource;
  readonly isWhole: boolean;
  /** The reference, as messages show it. */
  readonly shown: string;
  /** The ARN as the template writes it. */
  readonly arn?: Text;
}

/** The resource that a text is the name of, by one reference and nothing else. */
export function namedResource(project: Project, text: Text): NamedResource | undefined {
  const [key, ...others] = new Set(resourcesIn(text));
  const [spelling, ...more] = new Set(text.parts.map((part) => part.spelling));
  const resource = key === undefined || others.length > 0 ? undefined : resourceAt(project, key);
  if (key === undefined || !resource || spelling === undefined || more.length > 0) return undefined;
  const isWhole = isWholeResource(text);
  const { base, attribute } = isWhole ? { base: spelling } : stepsOf(resource, spelling);
  if (!isWhole && !givesName(resource, attribute)) return undefined;
  const given = arnAttribute(resource);
  const arn = given === undefined ? base : `${base}.${given}`;
  return { resource, isWhole, shown: `\${${spelling}}`, ...(resource.arn && { arn: reference(text, key, arn) }) };
}

/** Whether a text is a resource of Terraform and not one of its attributes. */
export function isWholeResource({ parts }: Text): boolean {
  const [only, ...others] = parts;
  return only?.kind === "hole" && others.length === 0 && only.symbol.id === only.symbol.resource;
}

function isOfStack({ type }: Resource): boolean {
  return type.includes("::");
}

function typeOf(resource: Resource): ResourceType | undefined {
  return namedTypes.get(typeName(resource));
}

function typeName({ isData, type }: Resource): string {
  return isData ? `data.${type}` : type;
}

/** What a reference spells: the resource, and the attribute of it. CloudFormation's have dots of their own. */
function stepsOf(resource: Resource, spelling: string): { readonly base: string; readonly attribute?: string } {
  const dot = isOfStack(resource) ? spelling.indexOf(".") : spelling.lastIndexOf(".");
  return dot < 0 ? { base: spelling } : { base: spelling.slice(0, dot), attribute: spelling.slice(dot + 1) };
}

function givesName(resource: Resource, attribute: string | undefined): boolean {
  const type = typeOf(resource);
  if (!type) return false;
  if (attribute === undefined) return isOfStack(resource) && type.ref === undefined;
  const isId = arnProperties.ids[typeName(resource)]?.includes(attribute) === true;
  return isId || ownValue(type.attributes, attribute) === "${name}";
}

/** The attribute that gives the ARN; `undefined` where `Ref` does. */
function arnAttribute(resource: Resource): string | undefined {
  const type = typeOf(resource);
  const names = Object.entries(type?.attributes ?? {}).flatMap(([name, given]) => (given === "${arn}" ? [name] : []));
  if (isOfStack(resource)) return type?.ref === "${arn}" ? undefined : names[0];
  return names.find((name) => name.endsWith("_arn")) ?? "arn";
}

function reference({ location }: Text, key: string, spelling: string): Text {
  const symbol = { id: `${key}/arn`, shape: "any", resource: key } as const;
  const origin = { from: "reference", resource: key } as const;
  const part = { kind: "hole", symbol, location, spelling, reason: "AWS makes it", origin } as const;
  return { kind: "text", location, parts: [part] };
}
