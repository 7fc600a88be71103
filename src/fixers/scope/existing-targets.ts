import type { Resource, Template, TemplateFormat } from "../../model/index.js";
import { onceIn, oncePer, textOf, type Location } from "../../source/index.js";
import { always, implies, or, type Formula } from "../../tree/index.js";
import { withoutModules } from "./module-of.js";
import { placeIndex } from "./place-index.js";

/**
 * Whether what a reference names exists wherever the resource does that the place belongs to. Where it does not, CloudFormation
 * rejects the template, and Terraform finds no such instance.
 */
export function existsWith(expressionText: string, place: Location, template: Template): boolean {
  const uncertain = targetsOf(expressionText, template).filter(({ existence }) => existence.op !== "true");
  if (uncertain.length === 0) return true;
  const around = surroundingsOf(place, template);
  return uncertain.every(
    ({ existence, name }) => around.namedInstances.has(name) || implies(around.existence, existence) === true,
  );
}

/** What is known of the resources that a place belongs to. */
interface Surroundings {
  readonly existence: Formula;
  /** The references to instances that somebody wrote in them already. */
  readonly namedInstances: ReadonlySet<string>;
}

function surroundingsOf(place: Location, template: Template): Surroundings {
  const key = [place.file.path, place.start, place.end].join("\n");
  return onceIn(surroundingsByPlace(template), key, () => {
    const around = resourcesIn(template)
      .near(place)
      .filter(({ extent }) => extent.start <= place.start && place.end <= extent.end);
    const { instancesIn } = namesOf[template.dialect.format];
    const texts = new Set(instancesIn ? around.map(({ extent }) => textOf(extent)) : []);
    return {
      existence: around.length > 0 ? anyOf(around) : always,
      namedInstances: new Set([...texts].flatMap((text) => instancesIn?.(text) ?? [])),
    };
  });
}

/** A cache, because all instances of a block stand in one place, and each may have a finding. */
const surroundingsByPlace = oncePer((_template: Template) => new Map<string, Surroundings>());

interface Target {
  /** As the reference writes it. */
  readonly name: string;
  readonly existence: Formula;
}

/** How a format refers to what may not exist. */
interface Names {
  /** The names in an expression. */
  readonly inExpression: (expressionText: string) => readonly string[];
  /** The address of what is named, as it is in its own module. */
  readonly addressOf: (name: string) => string;
  /** The references to instances in a text. Absent: a text in which one stands says nothing of another place in it. */
  readonly instancesIn?: (text: string) => readonly string[];
}

const ofStacks: Names = {
  inExpression: (expressionText) => expressionText.split(".", 1),
  addressOf: (name) => `Resources.${name}`,
};

/** Instances with the key as it is written, also of modules. Other references in a module name a block, which may have no instance. */
const instances = /(?<![\w.-])(?:data\.)?[\w-]+\.[\w-]+\[(?:"[^"]*"|\d+)\]/g;

/** Such an expression expects that there may be no instance. */
const expectsFailure = /\b(?:try|can)\s*\(/;

const instancesIn = (text: string): readonly string[] => text.match(instances) ?? [];

const ofModules: Names = {
  inExpression: (expressionText) => (expectsFailure.test(expressionText) ? [] : instancesIn(expressionText)),
  addressOf: (name) => name,
  instancesIn,
};

const namesOf: Readonly<Record<TemplateFormat, Names>> = {
  cloudformation: ofStacks,
  terraform: ofModules,
  plan: ofModules,
  policy: { inExpression: () => [], addressOf: (name) => name },
};

function targetsOf(expressionText: string, template: Template): readonly Target[] {
  const { addressOf, inExpression } = namesOf[template.dialect.format];
  return inExpression(expressionText).flatMap((name) => {
    const existence = existenceByName(template).get(addressOf(name));
    return existence ? [{ name, existence }] : [];
  });
}

const resourcesIn = oncePer(({ resources }: Template) => placeIndex([...resources.values()], ({ extent }) => extent));

/** When there are resources of each address in its own module, and of each module instance. */
const existenceByName = oncePer(({ resources }: Template): ReadonlyMap<string, Formula> => {
  const found = new Map<string, Resource[]>();
  for (const [address, resource] of resources)
    for (const name of [withoutModules(address), ...(address.match(moduleInstances) ?? [])])
      onceIn(found, name, () => []).push(resource);
  return new Map([...found].map(([name, all]) => [name, anyOf(all)]));
});

const moduleInstances = /\bmodule\.[\w-]+\[[^\]]*\]/g;

function anyOf(resources: readonly Resource[]): Formula {
  return or(...new Set(resources.map(({ existence }) => existence)));
}
