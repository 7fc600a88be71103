import knowledge from "../../knowledge/aws/terraform-resources.json" with { type: "json" };
import type { Location } from "../../source/index.js";
import { asText, type HolePart, type Shape, type Text, type TextPart } from "../../tree/index.js";
import { pseudoPart } from "./pseudo-values.js";
import { argumentOf } from "./resource-attributes.js";
import type { Instance } from "./scope.js";
import { computedPart } from "./values.js";

/** How a type of resource is named; see the file's own comment. */
interface NamedType {
  readonly name?: string;
  readonly prefix?: string;
  readonly generated?: boolean;
  readonly shape?: string;
  readonly arn?: string;
  readonly attributes: Readonly<Record<string, string>>;
}

const types = new Map<string, NamedType>(Object.entries(knowledge.types));

function typeOf({ declaration }: Instance): NamedType | undefined {
  return types.get(declaration.isData ? `data.${declaration.type}` : declaration.type);
}

/** The name in AWS: what the argument says, or a hole. */
export function physicalName(instance: Instance): Text | undefined {
  const type = typeOf(instance);
  if (!type) return undefined;
  const name = type.name === undefined ? undefined : argumentOf(instance, type.name);
  const text = asText(name);
  if (text) return text;
  const { location } = name ?? instance.declaration.block.body;
  const place = name?.location ?? instance.declaration.block.header;
  const prefix = namePrefix(instance);
  const hole = nameHole(instance, shapeOf(type), location === place ? location : place);
  return { kind: "text", parts: [...(prefix?.parts ?? []), hole], location: place };
}

/** What a generated name begins with. */
export function namePrefix(instance: Instance): Text | undefined {
  const type = typeOf(instance);
  const isNamed = type?.name !== undefined && asText(argumentOf(instance, type.name)) !== undefined;
  return type?.prefix === undefined || isNamed ? undefined : asText(argumentOf(instance, type.prefix));
}

function shapeOf({ shape }: NamedType): Shape {
  return shape === "any" || shape === "path" ? shape : "segment";
}

function nameHole({ declaration, module, address }: Instance, shape: Shape, location: Location): HolePart {
  const resource = `${module.environment.path}#${address}`;
  const spelling = `${address.slice(module.prefix.length)}.id`;
  return {
    kind: "hole",
    symbol: { id: `${resource}/name`, shape, resource },
    reason: `the name of ${declaration.key} is known only after the deployment`,
    location,
    origin: { from: "reference", resource },
    spelling,
  };
}

/** The ARN in AWS; `undefined` for types whose ARN is not known here. */
export function resourceArn(instance: Instance): Text | undefined {
  const type = typeOf(instance);
  return type?.arn === undefined ? undefined : fill(type.arn, instance, type);
}

/** An attribute that follows from name and place; `undefined` for others. */
export function templateAttribute(instance: Instance, name: string): Text | undefined {
  const type = typeOf(instance);
  if (!type) return undefined;
  if (name === "arn") return resourceArn(instance);
  const template = Object.hasOwn(type.attributes, name) ? type.attributes[name] : undefined;
  return template === undefined ? undefined : fill(template, instance, type);
}

function fill(template: string, instance: Instance, type: NamedType): Text {
  const location = instance.declaration.block.header;
  const parts = template.split(/(\$\{[^}]*\})/).flatMap((piece): readonly TextPart[] => {
    if (piece === "") return [];
    const token = /^\$\{(.*)\}$/.exec(piece)?.[1];
    return token === undefined ? [computedPart(piece, location)] : fillToken(token, instance, type, location);
  });
  return { kind: "text", parts, location };
}

function fillToken(token: string, instance: Instance, type: NamedType, location: Location): readonly TextPart[] {
  switch (token) {
    case "name":
      return physicalName(instance)?.parts ?? [];
    case "arn":
      return resourceArn(instance)?.parts ?? [];
    case "partition":
    case "account":
      return [pseudoPart(token, instance.module, location)];
    case "region": {
      // Provider version 6 lets a resource name its region.
      const own = asText(argumentOf(instance, "region"));
      return own?.parts ?? [pseudoPart("region", instance.module, location)];
    }
    case "generated": {
      const hole = nameHole(instance, "segment", location);
      const { spelling: _, ...rest } = hole;
      return [{ ...rest, symbol: { ...hole.symbol, id: `${hole.symbol.id}-generated` } }];
    }
    default: {
      const [argument = "", otherwise = ""] = token.replace(/^arg\./, "").split("|");
      const value = argumentOf(instance, argument);
      const text = value && value.kind !== "null" ? asText(value) : undefined;
      if (text) return text.parts;
      return !value || value.kind === "null" ? [computedPart(otherwise, location)] : [nameHole(instance, shapeOf(type), location)];
    }
  }
}
