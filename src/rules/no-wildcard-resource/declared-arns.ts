import { mayNameType, waitsFor, type CoveredActions } from "../../iam/index.js";
import type { Resource, Template } from "../../model/index.js";
import { oncePer, type Text } from "../../rule-kit/index.js";
import { arnFields } from "../shared/arns/arn-fields.js";
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
      if (declared.length === 0) return undefined;
      for (const one of declared) found.set(one.resource, one);
    }
  }
  const waits = [...found.keys()].map(({ address }) => waitsFor(template, address, holder).answer);
  return waits.every((answer) => answer === "no") ? [...found.values()] : undefined;
}

/** The resources of a type that a template always creates; not those of its modules, whose ARN it cannot name. */
function declaredArns(template: Template, service: CoveredActions["service"], type: string): readonly DeclaredArn[] {
  return dmsArns(template).filter(({ fields }) => mayNameType(service, type, [fields]));
}

const dmsArns = oncePer((template: Template) =>
  [...template.resources.values()].flatMap((resource) => {
    const fields = resource.arn && arnFields(resource.arn);
    if (resource.isData || resource.existence.op !== "true" || fields?.service !== "dms") return [];
    const expressionText = expressionTextOf(resource);
    if (fields.resource === undefined || expressionText === undefined) return [];
    const arn = reference(template, resource, expressionText);
    return [{ resource, arn, fields: { service: fields.service, resource: fields.resource } }];
  }),
);

/** The expression that gives the ARN: the reference itself, or an attribute. */
function expressionTextOf({ address, name, references }: Resource): string | undefined {
  if (references?.itself === "arn") return name;
  const [attribute] = references?.arns ?? [];
  if (attribute === undefined || address.startsWith("module.")) return undefined;
  return `${references?.itself === "object" ? address : name}.${attribute}`;
}

function reference({ path }: Template, { address, location }: Resource, expressionText: string): Text {
  const resource = `${path}#${address}`;
  const symbol = { id: `${resource}/arn`, shape: "any", resource } as const;
  const hole = { kind: "hole", symbol, location, expressionText, reason: "AWS generates it" } as const;
  return { kind: "text", location, parts: [{ ...hole, origin: { from: "reference", resource } }] };
}
