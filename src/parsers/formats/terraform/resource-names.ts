import { namedTypes } from "../../../knowledge/index.js";
import type { ResourceReferences } from "../../../model/index.js";
import { asText, type Text } from "../../../tree/index.js";
import {
  arnOf,
  attributeOf,
  givenBy,
  namePrefix as prefixOf,
  physicalName as nameOf,
  type NamedResource,
} from "../../values/resource-texts.js";
import { pseudoPart } from "./pseudo-values.js";
import { plannedValue } from "./planned.js";
import { argumentOf } from "./resource-arguments.js";
import { argumentIn } from "./declarations.js";
import type { Instance, Module, ResourceDeclaration } from "./scope.js";

function named(instance: Instance): NamedResource | undefined {
  const { declaration, module, address } = instance;
  const type = namedTypes.get(typeName(declaration));
  const location = declaration.block.header;
  return (
    type && {
      type,
      key: `${module.environment.path}#${address}`,
      location,
      isData: declaration.isData,
      ...(isMadeHere(instance) && { ownType: declaration.type }),
      expressionText: `${address.slice(module.prefix.length)}.id`,
      reason: `the name of ${declaration.key} is known only after the deployment`,
      argument: (name) => argumentOf(instance, name),
      pseudo: (pseudo) => pseudoPart(pseudo, module, location),
    }
  );
}

/** False where another account or region may be meant than that of the resources beside it. */
function isMadeHere({ declaration, module }: Instance): boolean {
  const { body } = declaration.block;
  return !argumentIn(body, "provider") && !argumentIn(body, "region") && !hasOwnProviders(module);
}

function hasOwnProviders({ call }: Module): boolean {
  if (!call) return false;
  return argumentIn(call.block.body, "providers") !== undefined || hasOwnProviders(call.scope.module);
}

/** The name in AWS: what the argument says, or a hole. */
export function physicalName(instance: Instance): Text | undefined {
  const resource = named(instance);
  return resource && planned(nameOf(resource), instance, resource.type.name ?? "id");
}

/** What a generated name begins with. */
export function namePrefix(instance: Instance): Text | undefined {
  const resource = named(instance);
  return resource && prefixOf(resource);
}

/** The ARN in AWS; `undefined` for types whose ARN is not known here. */
export function resourceArn(instance: Instance): Text | undefined {
  const resource = named(instance);
  // A data source that is read by ARN has that ARN.
  const given = resource?.isData ? asText(argumentOf(instance, "arn")) : undefined;
  return given ?? (resource && planned(arnOf(resource), instance, "arn"));
}

/** What attributes of a resource give. */
export function references({ declaration }: Instance): ResourceReferences | undefined {
  const name = typeName(declaration);
  const type = namedTypes.get(name);
  return type && { itself: "object", ...givenBy(type, name) };
}

function typeName({ isData, type }: ResourceDeclaration): string {
  return isData ? `data.${type}` : type;
}

/** Members of an attribute that is a list of one, by name; `undefined` for others. */
export function templateMembers(instance: Instance, name: string): readonly (readonly [string, Text])[] | undefined {
  const resource = named(instance);
  const start = `${name}.0.`;
  const keys = Object.keys(resource?.type.attributes ?? {}).filter((key) => key.startsWith(start));
  const found = keys.flatMap((key) => {
    const text = resource && attributeOf(resource, key);
    return text ? [[key.slice(start.length), text] as const] : [];
  });
  return found.length > 0 ? found : undefined;
}

/** An attribute that follows from name and place; `undefined` for others. */
export function templateAttribute(instance: Instance, name: string): Text | undefined {
  const resource = named(instance);
  if (!resource) return undefined;
  return planned(name === "arn" ? arnOf(resource) : attributeOf(resource, name), instance, name);
}

/** The attribute that AWS generates for each resource. */
export function madeAttribute({ declaration: { isData, type } }: Instance): string | undefined {
  return isData ? undefined : namedTypes.get(type)?.made?.[0];
}

/** Whether AWS generates the attribute for each resource. */
export function isGeneratedAttribute({ declaration: { isData, type } }: Instance, name: string): boolean {
  return !isData && namedTypes.get(type)?.made?.includes(name) === true;
}

/** A plan knows the generated values of existing resources. */
function planned(text: Text | undefined, instance: Instance, attribute: string): Text | undefined {
  return text && asText(plannedValue(text, instance, attribute));
}
