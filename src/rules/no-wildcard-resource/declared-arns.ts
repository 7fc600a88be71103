import { mayNameType, resourceKey, resourcesIn, orderOf, type CoveredActions } from "../../iam/index.js";
import { arnProperties, arnPropertiesOf } from "../../knowledge/index.js";
import type { Resource, Template } from "../../model/index.js";
import { alternatives, asText, entryOf, oncePer, ownValue, type Text } from "../../rule-kit/index.js";
import { arnFields } from "../shared/arns/arn-fields.js";
import { referenceToArn } from "../shared/arns/arn-reference.js";
import type { LimitableAction } from "./limitable-actions.js";

/** A resource of a template, and how the template writes its ARN. */
export interface DeclaredArn {
  readonly resource: Resource;
  readonly arn: Text;
}

/**
 * The declared DMS resources that actions are for; `undefined` if an action is for others too, or if the reference
 * would create a circular dependency.
 */
export function arnsFor(
  template: Template,
  holder: string,
  actions: readonly LimitableAction[],
): readonly DeclaredArn[] | undefined {
  const found = new Map<Resource, DeclaredArn>();
  for (const { covered, types } of actions) {
    // A resource has no ARN before it is created.
    if (covered.prefix !== "dms" || covered.actions.some(({ name }) => name.startsWith("Create"))) return undefined;
    for (const type of types) {
      const declared = declaredArns(template, covered.service, type);
      if (!declared) return undefined;
      for (const one of declared) found.set(one.resource, one);
    }
  }
  const { isAwaitedBy } = orderOf(template, holder);
  const isFirst = [...found.keys()].every(({ address }) => isAwaitedBy(address).answer === "no");
  return isFirst ? [...found.values()] : undefined;
}

/** The resources of a type; `undefined` if the template names or may create others, whose ARN it cannot write. */
function declaredArns(
  template: Template,
  service: CoveredActions["service"],
  type: string,
): readonly DeclaredArn[] | undefined {
  const found = dmsArns(template).filter(({ fields }) => mayNameType(service, type, [fields]));
  const declared = found.flatMap(({ resource, arn }) => (resource && arn ? [{ resource, arn }] : []));
  return declared.length === found.length && declared.length > 0 ? declared : undefined;
}

/** What has the form of a DMS resource's ARN. It has no resource where the ARN is that of another one. */
interface DmsArn extends Partial<DeclaredArn> {
  readonly fields: { readonly service: string; readonly resource: string };
}

const dmsArns = oncePer((template: Template): readonly DmsArn[] => {
  const declared = [...template.resources.values()].flatMap((resource): DmsArn[] => {
    const fields = resource.arn && arnFields(resource.arn);
    if (fields?.service !== "dms" || fields.resource === undefined) return [];
    const expressionText = expressionTextOf(resource);
    const isSure = !resource.isData && resource.existence.op === "true" && expressionText !== undefined;
    const arn = isSure
      ? { resource, arn: referenceToArn(resourceKey(template, resource.address), expressionText, resource.location) }
      : {};
    return [{ ...arn, fields: { service: fields.service, resource: fields.resource } }];
  });
  const known = new Set(declared.flatMap(({ resource }) => (resource ? resourceKey(template, resource.address) : [])));
  return [...declared, ...namedByTasks(template, known)];
});

/** The endpoints and instances that tasks name and that are none of the known resources. */
function namedByTasks(template: Template, known: ReadonlySet<string>): readonly DmsArn[] {
  return template.dmsResources.flatMap(({ resource: { properties, type } }) =>
    Object.entries(arnPropertiesOf(type) ?? {}).flatMap(([key, name]) => {
      const [, resource] = /^arn:\*:dms:\*:\*:(.+)$/.exec(ownValue(arnProperties.kinds, name)?.arns[0] ?? "") ?? [];
      const value = resource === undefined ? undefined : entryOf(properties, key)?.value;
      if (!value || resource === undefined) return [];
      const texts = alternatives(value).flatMap((one) => asText(one.value) ?? []);
      const isKnown = texts.every((text) => resourcesIn(text).some((at) => known.has(at)));
      return isKnown ? [] : [{ fields: { service: "dms", resource } }];
    }),
  );
}

/** The expression that gives the ARN: the reference itself, or an attribute. */
function expressionTextOf({ address, name, references }: Resource): string | undefined {
  if (references?.itself === "arn") return name;
  const [attribute] = references?.arns ?? [];
  if (attribute === undefined || address.startsWith("module.")) return undefined;
  return `${references?.itself === "object" ? address : name}.${attribute}`;
}
