import { resourceAt, resourceKey, resourcesIn, sameText } from "../../iam/index.js";
import type { Resource } from "../../model/index.js";
import type { RuleContext, Text } from "../../rule-kit/index.js";
import { referenceTo, referenceToArn } from "../shared/arns/arn-reference.js";

/** A resource that a reference gives by its name, its id or as a whole, but not by its ARN. */
export interface NamedResource {
  readonly resource: Resource;
  readonly isWhole: boolean;
  /** The reference, as messages show it. */
  readonly shown: string;
  /** The ARN as the template writes it. */
  readonly arn?: Text;
}

type Context = Pick<RuleContext, "project" | "template">;

/** The resource whose name a text is, if the text is one reference and nothing else. */
export function namedResource({ project, template }: Context, text: Text): NamedResource | undefined {
  const [key, ...others] = new Set(resourcesIn(text));
  const resource = key === undefined || others.length > 0 ? undefined : resourceAt(project, key);
  if (key === undefined || !resource) return undefined;
  const [expressionText, ...more] = new Set(text.parts.map((part) => part.expressionText));
  if (expressionText === undefined || more.length > 0) return undefined;
  const isWhole = isWholeResource(text);
  const { base, attribute } = isWhole ? { base: expressionText } : stepsOf(resource, expressionText);
  // A parameter may have the name or the ARN of a resource in another template as its value, and has no attributes.
  const isDirect = isWhole || (isReferenceTo(resource, base) && key === resourceKey(template, resource.address));
  if (!isWhole && !(isDirect ? givesName(resource, attribute) : isNameOf(resource, text))) return undefined;
  const given = usualAttribute(resource);
  const arn = given === undefined ? base : `${base}.${given}`;
  const isWritable = isDirect && resource.arn !== undefined && arn !== expressionText;
  return {
    resource,
    isWhole,
    shown: `\${${expressionText}}`,
    ...(isWritable && { arn: referenceToArn(key, arn, text.location) }),
  };
}

/** The name of the resource whose ARN a text is, as the template refers to it: `Role` for `Role.Arn`. */
export function nameReference({ project, template }: Context, text: Text): Text | undefined {
  const [key, ...others] = new Set(resourcesIn(text));
  const resource = key === undefined || others.length > 0 ? undefined : resourceAt(project, key);
  const [expressionText, ...more] = new Set(text.parts.map((part) => part.expressionText));
  if (key === undefined || !resource?.references || expressionText === undefined || more.length > 0) return undefined;
  const { base } = stepsOf(resource, expressionText);
  if (!isReferenceTo(resource, base) || key !== resourceKey(template, resource.address)) return undefined;
  const { itself, names } = resource.references;
  const attribute = usualNames.find((one) => names.includes(one));
  const reference = itself === "name" ? base : attribute && `${base}.${attribute}`;
  return reference === undefined ? undefined : referenceTo(`${key}/name`, key, reference, text.location);
}

const usualNames = ["name", "bucket", "id"];

/**
 * A text that starts with the name of a resource, with the ARN in place of the name: `${Bucket}/*` as `${Bucket.Arn}/*`.
 */
export function withArn(context: Context, text: Text): Text | undefined {
  const [first] = text.parts;
  const after = text.parts.findIndex(({ expressionText }) => expressionText !== first?.expressionText);
  const end = after < 0 ? text.parts.length : after;
  const rest = text.parts.slice(end);
  const [next] = rest;
  // `${Bucket}-old` is the name of another bucket.
  const isOfResource = !next || (next.kind === "literal" && /^[/:]/.test(next.text));
  const arn = isOfResource ? namedResource(context, { ...text, parts: text.parts.slice(0, end) })?.arn : undefined;
  return arn && { ...arn, parts: [...arn.parts, ...rest] };
}

/**
 * Whether an expression names a resource of its own module or template; it may be one of several instances. A variable or a
 * local with the resource's name as its value has none of its attributes.
 */
export function isReferenceTo({ address }: Resource, base: string): boolean {
  return `.${withoutIndex(address)}`.endsWith(`.${withoutIndex(base)}`);
}

function withoutIndex(text: string): string {
  return text.endsWith("]") ? text.slice(0, text.lastIndexOf("[")) : text;
}

function isNameOf({ physicalName }: Resource, text: Text): boolean {
  return physicalName !== undefined && sameText(physicalName, text) === "yes";
}

/** Whether a text refers to a resource as a whole and not to one of its attributes. */
export function isWholeResource({ parts }: Text): boolean {
  const [only, ...others] = parts;
  return only?.kind === "hole" && others.length === 0 && only.symbol.id === only.symbol.resource;
}

/** Splits a reference into resource and attribute. If the resource itself is a value, attributes may contain dots. */
function stepsOf(resource: Resource, expressionText: string): { readonly base: string; readonly attribute?: string } {
  const dot = resource.references?.itself === "object" ? expressionText.lastIndexOf(".") : expressionText.indexOf(".");
  return dot < 0
    ? { base: expressionText }
    : { base: expressionText.slice(0, dot), attribute: expressionText.slice(dot + 1) };
}

function givesName({ references }: Resource, attribute: string | undefined): boolean {
  return attribute === undefined ? references?.itself === "name" : references?.names.includes(attribute) === true;
}

/** The attribute that gives the ARN; `undefined` if the reference itself gives it. */
function usualAttribute({ arnAttribute, references }: Resource): string | undefined {
  if (references?.itself === "arn") return undefined;
  return references?.arns.find((name) => name.endsWith("_arn")) ?? arnAttribute;
}
