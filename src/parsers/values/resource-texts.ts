import { idAttributesOf, type ResourceType } from "../../knowledge/index.js";
import type { ResourceReferences } from "../../model/index.js";
import { extended, onceIn, oncePer, ownValue, type Location } from "../../source/index.js";
import {
  alternatives,
  asLiteral,
  literalPart,
  asText,
  type HolePart,
  type NameOwner,
  type Node,
  type Shape,
  type Text,
  type TextPart,
} from "../../tree/index.js";
import { arnAsFound, isFoundByArn } from "./found-by-arn.js";
import type { PseudoValue } from "./pseudo.js";
import { formPieces } from "./text-forms.js";

/** The parts of a resource that its name and ARN depend on. */
export interface NamedResource {
  readonly type: ResourceType;
  /** The name of the resource in symbols: the path of the template, `#` and the address. */
  readonly key: string;
  readonly location: Location;
  /** Whether the resource is only read here, not created. It may then be another resource of the template. */
  readonly isData: boolean;
  /** The type, if the resource is created in the region of the deployment. In other regions, names may be equal. */
  readonly ownType?: string;
  /** How the template can write the name again. */
  readonly expressionText: string;
  readonly reason: string;
  /** The value of an argument or property. */
  readonly argument: (name: string) => Node | undefined;
  /** Those of the template. `argument` counts there what it leaves out. */
  readonly circles: Circles;
  /** What was made so far. */
  readonly made: MadeTexts;
  readonly pseudo: (name: PseudoValue) => TextPart;
}

/** Circular references in a template. */
export interface Circles {
  /** How often an argument was left out because it is being evaluated. */
  cuts: number;
}

/** The texts that every reference to a resource needs. */
export interface MadeTexts {
  name?: Text;
  arn?: Text;
}

/** Makes a text of a resource once. What a circle cut short is not kept: elsewhere there is more of it. */
function once({ circles, made }: NamedResource, which: keyof MadeTexts, make: () => Text): Text {
  const known = made[which];
  if (known) return known;
  const { cuts } = circles;
  const text = make();
  if (cuts === circles.cuts) made[which] = text;
  return text;
}

/** The name of the resource in AWS: the given name, or a hole after the given prefix. */
export function physicalName(resource: NamedResource): Text {
  return once(resource, "name", () => {
    const name = nameText(resource);
    const owner = ownerOf(resource);
    return owner ? { ...name, parts: name.parts.map((part) => extended(part, { owner })) } : name;
  });
}

function ownerOf({ isData, key, ownType, type }: NamedResource): NameOwner | undefined {
  const hasName = type.name !== undefined || type.generated === true;
  return hasName && ownType !== undefined && !isData
    ? { type: ownType, resource: key, shape: shapeOf(type) }
    : undefined;
}

function nameText(resource: NamedResource): Text {
  const { type } = resource;
  const name = type.name === undefined ? undefined : resource.argument(type.name);
  const text = asText(name);
  if (text && !isFoundByArn(resource)) return text;
  const location = name?.location ?? resource.location;
  const prefix = namePrefix(resource);
  return { kind: "text", parts: [...(prefix?.parts ?? []), nameHole(resource, location)], location };
}

/** The prefix of a generated name. `undefined`: there is none, or the name is given. */
export function namePrefix({ type, argument }: NamedResource): Text | undefined {
  const isNamed = type.name !== undefined && asText(argument(type.name)) !== undefined;
  return type.prefix === undefined || isNamed ? undefined : asText(argument(type.prefix));
}

/** The ARN of the resource in AWS. `undefined`: the ARN of this type is not known. */
export function arnOf(resource: NamedResource): Text | undefined {
  const { arn } = resource.type;
  return arn === undefined ? undefined : once(resource, "arn", () => arnAsFound(resource) ?? fill(arn, resource));
}

/** The name of the attribute that returns the ARN. */
export const arnAttributeOf = oncePer(({ attributes }: ResourceType) =>
  Object.keys(attributes).find((name) => ownValue(attributes, name) === "${arn}"),
);

/** The attributes of a type that return the name or id, and those that return the ARN. */
export function givenBy(facts: ResourceType, type: string): GivenAttributes {
  return onceIn(givenByType(facts), type, () => attributesOf(facts, type));
}

type GivenAttributes = Pick<ResourceReferences, "names" | "arns">;

const givenByType = oncePer((_facts: ResourceType) => new Map<string, GivenAttributes>());

function attributesOf({ attributes }: ResourceType, type: string): GivenAttributes {
  const giving = (isMeant: (text: string) => boolean): readonly string[] =>
    Object.keys(attributes).filter((name) => isMeant(ownValue(attributes, name) ?? ""));
  return { names: [...giving(isNameOrUrl), ...idAttributesOf(type)], arns: giving((text) => text === "${arn}") };
}

/** Whether a value names the resource, as its URL does, which is the id of a queue. */
export function isNameOrUrl(text: string): boolean {
  return text === "${name}" || /^https:.*\$\{name\}$/.test(text);
}

/** The value of an attribute that follows from the name, region and account. `undefined` for other attributes. */
export function attributeOf(resource: NamedResource, name: string): Text | undefined {
  const { attributes } = resource.type;
  const template = ownValue(attributes, name);
  if (template === undefined) return undefined;
  const [, from, argument = "", form = ""] = ofArgument.exec(template) ?? [];
  if (from === undefined) return fill(template, resource);
  return from === "arnOf" ? arnOfOther(resource, argument, form) : withoutStart(resource, argument, form);
}

const ofArgument = /^\$\{(arnOf|after)\.([^|]*)\|(.*)\}$/;

/** What AWS keeps of an argument: what follows a start that may be left out. */
function withoutStart(resource: NamedResource, argument: string, start: string): Text | undefined {
  const [first, ...others] = argumentParts(argument, "any", resource, []) ?? [];
  if (!first) return undefined;
  const isCut = first.kind === "literal" && first.text.startsWith(start);
  const kept = isCut ? { ...first, text: first.text.slice(start.length) } : first;
  return { kind: "text", parts: [kept, ...others], location: resource.location };
}

/** The ARN of what an argument names. What comes from elsewhere may be an ARN or an id, so nothing is known of it. */
function arnOfOther(resource: NamedResource, argument: string, form: string): Text | undefined {
  const text = asText(resource.argument(argument));
  const [first] = text?.parts ?? [];
  if (!text || (first?.kind === "literal" && first.text.startsWith("arn:"))) return text;
  const isId = form !== "" && text.parts.every((part) => part.kind === "literal" || part.symbol.resource !== undefined);
  return isId ? { ...text, parts: [...fill(form, resource).parts, ...text.parts] } : undefined;
}

function shapeOf({ shape }: ResourceType): Shape {
  return shape === "any" || shape === "path" ? shape : "segment";
}

function nameHole(
  { argument, isData, key, reason, expressionText, type }: NamedResource,
  location: Location,
): HolePart {
  const hasNoName = type.name !== undefined && argument(type.name) === undefined;
  const isMade = !isData && (type.generated === true || hasNoName);
  return {
    kind: "hole",
    symbol: { id: `${key}/name`, shape: shapeOf(type), resource: key, ...(isMade && { isUnique: true }) },
    reason,
    location,
    origin: { from: "reference", resource: key },
    expressionText,
  };
}

function fill(template: string, resource: NamedResource): Text {
  const { location } = resource;
  const parts = formPieces(template).flatMap(({ text, token }) =>
    token === undefined ? literalPart(text, location) : fillToken(token, resource),
  );
  return { kind: "text", parts, location };
}

function fillToken(token: string, resource: NamedResource): readonly TextPart[] {
  switch (token) {
    case "name":
      return physicalName(resource).parts;
    case "arn":
      return arnOf(resource)?.parts ?? [];
    case "partition":
    case "account":
    case "suffix":
      return [resource.pseudo(token)];
    case "region":
      // From version 6 on, Terraform's provider allows a region for each resource.
      return argumentParts("region", "region", resource, []) ?? [resource.pseudo("region")];
    case "generated": {
      const { expressionText: _, ...hole } = nameHole(resource, resource.location);
      const { key, isData } = resource;
      const id = `${hole.symbol.id}-generated`;
      return [{ ...hole, symbol: { id, shape: "segment", resource: key, ...(!isData && { isUnique: true }) } }];
    }
    default: {
      const [name = "", otherwise = ""] = token.replace(/^arg\./, "").split("|");
      // Every path begins as the path that is meant without one: with a slash. AWS accepts no empty one.
      const start = [literalPart(otherwise, resource.location)];
      const value = resource.argument(name);
      if (asLiteral(value) === "") return start;
      return argumentParts(name, shapeOfBranches(value), resource, start) ?? start;
    }
  }
}

/** What a choice can stand for. If none of its texts has a colon, the ARN shows more. */
function shapeOfBranches(value: Node | undefined): Shape {
  const isPlain = value && alternatives(value).every((branch) => asLiteral(branch.value)?.includes(":") === false);
  return isPlain ? "path" : "any";
}

/** The parts that an argument gives; after `start`, if its text is not known. `undefined`: it is not given. */
function argumentParts(
  name: string,
  shape: Shape,
  { argument, key }: NamedResource,
  start: readonly TextPart[],
): readonly TextPart[] | undefined {
  const value = argument(name);
  if (!value || value.kind === "null") return undefined;
  const text = asText(value);
  if (text) return text.parts;
  const hole: HolePart = {
    kind: "hole",
    symbol: { id: `${key}/${name}`, shape, resource: key },
    reason: value.kind === "choice" ? `its ${name} depends on a condition` : `its ${name} is no text`,
    location: value.location,
    origin: { from: "reference", resource: key },
  };
  return [...start, hole];
}
