import { namedType, type ResourceType } from "../../../../knowledge/index.js";
import type { ResourceReferences } from "../../../../model/index.js";
import { asText, computed, type Text } from "../../../../tree/index.js";
import {
  arnOf,
  attributeOf,
  givenBy,
  namePrefix as prefixOf,
  physicalName as nameOf,
  type NamedResource,
} from "../../../values/resource-texts.js";
import { pseudoPart } from "./pseudo-values.js";
import { plannedValue } from "../instances/planned.js";
import { rootOf } from "../instances/providers.js";
import { argumentOf, namingArgument } from "./resource-arguments.js";
import { argumentIn } from "../modules/declarations.js";
import { writtenAddress, type Instance, type Module, type ResourceDeclaration } from "../modules/scope.js";

function named(instance: Instance): NamedResource | undefined {
  const { declaration, module } = instance;
  const type = namedType(typeName(declaration));
  if (!type) return undefined;
  const { named: known } = module.environment;
  const resource = known.get(instance) ?? newlyNamed(instance, type);
  known.set(instance, resource);
  return resource;
}

function newlyNamed(instance: Instance, type: ResourceType): NamedResource {
  const { declaration, id, module } = instance;
  const location = declaration.block.header;
  return {
    type,
    key: id,
    location,
    isData: declaration.isData,
    expressionText: `${writtenAddress(instance)}.id`,
    reason: `the name of ${declaration.key} is known only after the deployment`,
    argument: (name) => namingArgument(instance, name),
    circles: module.environment.circles,
    made: {},
    pseudo: (pseudo) => pseudoPart(pseudo, instance, location),
    ...(isMadeHere(instance) && { ownType: declaration.type }),
  };
}

/** False if the resource may be in another account or region than the resources around it. */
function isMadeHere({ declaration, module }: Instance): boolean {
  const { body } = declaration.block;
  return !argumentIn(body, "provider") && !argumentIn(body, "region") && !hasOwnProviders(module);
}

function hasOwnProviders({ call }: Module): boolean {
  if (!call) return false;
  return argumentIn(call.block.body, "providers") !== undefined || hasOwnProviders(call.scope.module);
}

/** The name of the resource in AWS: from its argument, or a hole. */
export function physicalName(instance: Instance): Text | undefined {
  const resource = named(instance);
  return resource && planned(nameOf(resource), instance, resource.type.name ?? "id");
}

/** The text with which a generated name begins. */
export function namePrefix(instance: Instance): Text | undefined {
  const resource = named(instance);
  return resource && prefixOf(resource);
}

/** The ARN of the resource in AWS. `undefined` for types whose ARN is not known here. */
export function resourceArn(instance: Instance): Text | undefined {
  const resource = named(instance);
  // A data source that is found by its ARN has that ARN.
  const given = resource?.isData ? asText(argumentOf(instance, "arn")) : undefined;
  return given ?? (resource && planned(arnOf(resource), instance, "arn"));
}

/** The values of references to a resource and its attributes. `undefined` if its type is not known here. */
export function references({ declaration }: Instance): ResourceReferences | undefined {
  const name = typeName(declaration);
  const type = namedType(name);
  return type && { itself: "object", ...givenBy(type, name) };
}

function typeName({ isData, type }: ResourceDeclaration): string {
  return isData ? `data.${type}` : type;
}

/** The members of an attribute that is a list with one item, by name. `undefined` for other attributes. */
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

/** The value of an attribute that follows from the name and place of a resource. `undefined` for other attributes. */
export function templateAttribute(instance: Instance, name: string): Text | undefined {
  const resource = named(instance);
  if (!resource) return undefined;
  const isItsArn = name === "arn" && (resource.type.attributes.arn ?? "${arn}") === "${arn}";
  return planned(isItsArn ? arnAsGiven(resource, instance) : attributeOf(resource, name), instance, name);
}

/**
 * The first versions of the AWS provider that give the ARN of a log group without `:*`.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/guides/version-3-upgrade#removal-of-arn-wildcard-suffix
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/guides/version-4-upgrade#removal-of-arn-wildcard-suffix
 */
const firstWithoutStreams = new Map([
  ["aws_cloudwatch_log_group", 3],
  ["data.aws_cloudwatch_log_group", 4],
]);

function arnAsGiven(resource: NamedResource, { declaration, module }: Instance): Text | undefined {
  const arn = arnOf(resource);
  const first = firstWithoutStreams.get(typeName(declaration));
  const isOlder =
    first !== undefined &&
    [module, rootOf(module)].some(({ declarations: { highestVersion = first } }) => highestVersion < first);
  if (!arn || !isOlder) return arn;
  return { ...arn, parts: [...arn.parts, { kind: "literal", text: ":*", location: arn.location, origin: computed }] };
}

/** The first attribute that AWS generates for each resource of the type. */
export function madeAttribute({ declaration: { isData, type } }: Instance): string | undefined {
  return isData ? undefined : namedType(type)?.made?.[0];
}

/** Whether AWS generates an attribute for each resource of the type. */
export function isGeneratedAttribute({ declaration: { isData, type } }: Instance, name: string): boolean {
  return !isData && namedType(type)?.made?.includes(name) === true;
}

/** For existing resources, a plan knows the values that AWS generated. */
function planned(text: Text | undefined, instance: Instance, attribute: string): Text | undefined {
  return text && asText(plannedValue(text, instance, attribute));
}
