import type { Resource, Template } from "../../model/index.js";
import { onceIn, oncePer, textOf, type Location } from "../../source/index.js";
import { always, implies, or, type Formula } from "../../tree/index.js";
import { withoutModules } from "./module-of.js";
import { placeIndex } from "./place-index.js";

/**
 * Whether what a reference names exists wherever the resource does that the place belongs to. Where it does not, CloudFormation
 * rejects the template.
 */
export function existsInStack(expressionText: string, place: Location, template: Template): boolean {
  return expressionText.split(".", 1).every((name) => existsWith(name, `Resources.${name}`, place, template));
}

/** The same in a module, where Terraform finds no such instance. */
export function existsInModule(expressionText: string, place: Location, template: Template): boolean {
  if (expectsFailure.test(expressionText)) return true;
  return instancesIn(expressionText).every((name) => existsWith(name, name, place, template));
}

/** Such an expression expects that there may be no instance. */
const expectsFailure = /\b(?:try|can)\s*\(/;

/** Instances with the key as it is written, also of modules. Other references in a module name a block, which may have no instance. */
function instancesIn(text: string): readonly string[] {
  return text.match(/(?<![\w.-])(?:data\.)?[\w-]+\.[\w-]+\[(?:"[^"]*"|\d+)\]/g) ?? [];
}

/** `address`: the address of what is named, as it is in its own module. */
function existsWith(name: string, address: string, place: Location, template: Template): boolean {
  const existence = existenceByName(template).get(address) ?? always;
  if (existence.op === "true") return true;
  const around = surroundingsOf(place, template);
  return around.namedInstances.has(name) || implies(around.existence, existence) === true;
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
    const texts = new Set(around.map(({ extent }) => textOf(extent)));
    return {
      existence: around.length > 0 ? anyOf(around) : always,
      namedInstances: new Set([...texts].flatMap(instancesIn)),
    };
  });
}

/** A cache, because all instances of a block stand in one place, and each may have a finding. */
const surroundingsByPlace = oncePer((_template: Template) => new Map<string, Surroundings>());

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
