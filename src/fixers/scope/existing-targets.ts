import type { Resource, Template } from "../../model/index.js";
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
  const around = resourcesIn(template)
    .near(place)
    .filter(({ extent }) => extent.start <= place.start && place.end <= extent.end);
  const premise = around.length > 0 ? existenceOf(around) : always;
  return uncertain.every(
    ({ existence, name }) =>
      implies(premise, existence) === true || around.some((one) => isNamedIn(one, name, template)),
  );
}

interface Target {
  /** As the reference writes it. */
  readonly name: string;
  readonly existence: Formula;
}

/** Instances with the key as it is written, also of modules. Other references in a module name a block, which may have no instance. */
const instances = /(?<![\w.-])(?:data\.)?[\w-]+\.[\w-]+\[(?:"[^"]*"|\d+)\]/g;

/** Such an expression expects that there may be no instance. */
const expectsFailure = /\b(?:try|can)\s*\(/;

function targetsOf(expressionText: string, template: Template): readonly Target[] {
  const isInStack = template.dialect.format === "cloudformation";
  if (!isInStack && expectsFailure.test(expressionText)) return [];
  const written = isInStack ? expressionText.split(".", 1) : expressionText.match(instances);
  return (written ?? []).flatMap((name) => {
    const resources = resourcesByName(template).get(isInStack ? `Resources.${name}` : name);
    return resources ? [{ name, existence: existenceOf(resources) }] : [];
  });
}

const resourcesIn = oncePer(({ resources }: Template) => placeIndex([...resources.values()], ({ extent }) => extent));

/** The resources of each address in its own module, and of each module instance. */
const resourcesByName = oncePer(({ resources }: Template): ReadonlyMap<string, readonly Resource[]> => {
  const found = new Map<string, Resource[]>();
  for (const [address, resource] of resources)
    for (const name of [withoutModules(address), ...(address.match(moduleInstances) ?? [])])
      onceIn(found, name, () => []).push(resource);
  return found;
});

const moduleInstances = /\bmodule\.[\w-]+\[[^\]]*\]/g;

/** When one of several resources exists. */
const existenceOf = oncePer((resources: readonly Resource[]): Formula =>
  or(...new Set(resources.map(({ existence }) => existence))),
);

/** Whether somebody wrote this reference to an instance in the resource already. */
function isNamedIn({ extent }: Resource, name: string, { dialect }: Template): boolean {
  return dialect.format === "terraform" && textOf(extent).includes(name);
}
