import { namedType, type ResourceType } from "../../../../knowledge/index.js";
import type { ResourceReferences } from "../../../../model/index.js";
import { entryOf, type Mapping, type Node, type Text } from "../../../../tree/index.js";
import { pseudoPart } from "../../../values/pseudo.js";
import {
  arnAttributeOf,
  arnOf,
  attributeOf,
  givenBy,
  isNameOrUrl,
  physicalName as nameOf,
  type NamedResource,
} from "../../../values/resource-texts.js";
import { spend } from "../../../values/limits.js";
import { conditionOf } from "./declarations.js";
import { evaluate } from "../evaluation/evaluate.js";
import type { Declaration, Scope, Stack } from "../templates/scope.js";

/** For types that are not in the list, only one thing is known: `Ref` returns something. */
const anyType: ResourceType = { kind: "", shape: "any", attributes: {} };

function named(declaration: Declaration, { stack }: Scope): NamedResource {
  const { resources } = stack.reading;
  const known = resources.get(declaration);
  if (known) return known;
  const resource = newlyNamed(declaration, stack);
  resources.set(declaration, resource);
  return resource;
}

function newlyNamed(declaration: Declaration, stack: Stack): NamedResource {
  const { key, logicalId, location } = declaration;
  return {
    type: namedType(declaration.type) ?? anyType,
    key,
    location,
    isData: false,
    ownType: declaration.type,
    expressionText: logicalId,
    reason: `the name of ${logicalId} is known only after the deployment`,
    argument: (name) => argumentOf(declaration, name, stack),
    circles: stack.reading,
    made: {},
    pseudo: (pseudo) => pseudoPart(pseudo, stack.values, location, expressionTexts[pseudo]),
  };
}

const expressionTexts = {
  partition: "AWS::Partition",
  region: "AWS::Region",
  account: "AWS::AccountId",
  suffix: "AWS::URLSuffix",
} as const;

/** Pseudo parameters exist in every template. */
export const placeReferences = {
  Partition: expressionTexts.partition,
  Region: expressionTexts.region,
  Account: expressionTexts.account,
} as const;

/** A property that is a part of the name. */
function argumentOf(declaration: Declaration, name: string, stack: Stack): Node | undefined {
  const properties = propertiesOf(declaration);
  const entry = properties && entryOf(properties, name);
  if (!entry) return undefined;
  const key = `${declaration.logicalId}.${name}`;
  const { reading } = stack;
  const { known, pending, work } = reading;
  if (known.has(key)) return known.get(key);
  if (pending.has(key)) {
    reading.cuts++;
    return undefined;
  }
  const { cuts } = reading;
  pending.add(key);
  const when = conditionOf(declaration, stack);
  const value = evaluate(entry.value, { stack, loops: declaration.loops, when, usesDefaults: true });
  pending.delete(key);
  spend(value, work);
  const argument = value.kind === "null" ? undefined : value;
  if (cuts === reading.cuts) known.set(key, argument);
  return argument;
}

function propertiesOf({ body }: Declaration): Mapping | undefined {
  const properties = entryOf(body, "Properties")?.value;
  return properties?.kind === "mapping" ? properties : undefined;
}

/** The name in AWS: what the property says, or a hole; `undefined` for types whose name is not known. */
export function physicalName(declaration: Declaration, scope: Scope): Text | undefined {
  return namedType(declaration.type) ? nameOf(named(declaration, scope)) : undefined;
}

export function resourceArn(declaration: Declaration, scope: Scope): Text | undefined {
  return arnOf(named(declaration, scope));
}

/** The attribute with which `Fn::GetAtt` returns the ARN. */
export function arnAttribute({ type }: Declaration): string | undefined {
  return arnAttributeOf(namedType(type) ?? anyType);
}

/** What `Ref` and attributes of a resource give. */
export function references({ type }: Declaration): ResourceReferences | undefined {
  const known = namedType(type);
  if (!known) return undefined;
  const given = known.ref ?? "${name}";
  const itself = isNameOrUrl(given) ? "name" : given === "${arn}" ? "arn" : "other";
  const { arns, names } = givenBy(known, type);
  return { itself, names, arns };
}

/** What `Ref` of a resource gives. */
export function referenceText(declaration: Declaration, scope: Scope): Text | undefined {
  const resource = named(declaration, scope);
  const { ref } = resource.type;
  if (ref === undefined) return nameOf(resource);
  const given = attributeOf({ ...resource, type: { ...resource.type, attributes: { Ref: ref } } }, "Ref");
  return given ?? nameOf(resource);
}

/** The attribute that AWS generates for each resource. */
export function madeAttribute({ type }: Declaration): string | undefined {
  return namedType(type)?.made?.[0];
}

/** Whether AWS generates the attribute for each resource. */
export function isGeneratedAttribute({ type }: Declaration, attribute: string): boolean {
  return namedType(type)?.made?.includes(attribute) === true;
}

/** What `Fn::GetAtt` of a resource gives; `undefined` where it is not known. */
export function attributeText(declaration: Declaration, attribute: string, scope: Scope): Text | undefined {
  return attributeOf(named(declaration, scope), attribute);
}
