import { addTo, groupBy, oncePer } from "../../source/index.js";
import { oncePerUnit, type Project, type Resource, type Template } from "../../model/index.js";
import { isPlace, type Text } from "../../tree/index.js";
import { resourceKey } from "../resources/resource-key.js";
import { isPolicyOfOther, ownersOf } from "./granting-policies.js";
import { resourcePoliciesOf, type ResourcePolicy } from "./resource-policies.js";
import { literalPart } from "../texts/texts.js";
import { matchArn } from "../texts/text-match.js";

/**
 * The resources with a policy in a template whose ARNs a text has, by their names: the text need not refer to them. Only
 * one's own template is searched, because another one may be for another account or region.
 */
export function namedWithPolicy(project: Project, template: Template, text: Text): readonly string[] {
  const candidates = namedIn(project)(template).get(startOfName(text)) ?? [];
  return candidates.filter(({ arns }) => arns.some((arn) => matchArn(arn, text) === "yes")).map(({ key }) => key);
}

interface NamedResource {
  readonly key: string;
  /** Patterns for its ARN, and for the ARNs of what is in it. */
  readonly arns: readonly Text[];
}

/** The resources by the starts of the names in their ARNs. */
const namedIn = oncePerUnit((project: Project) =>
  oncePer((template: Template) => {
    const found = new Map<string | undefined, NamedResource[]>();
    for (const resource of template.resources.values()) {
      const { address, arn, physicalName } = resource;
      const key = resourceKey(template, address);
      if (!arn || !physicalName || (resourcePoliciesOf(project, key) ?? []).length === 0) continue;
      const arns = arnsOf(resource, arn);
      addTo(found, startOfName(arn), { key, arns: [...arns, ...arns.map(inside)] });
    }
    return found;
  }),
);

/**
 * The policies in a template that are for a resource which the template does not refer to, and that name its ARN. AWS accepts
 * no policy that names another resource.
 */
export function policiesNaming(template: Template, text: Text): readonly ResourcePolicy[] {
  const candidates = policiesWithoutOwner(template).get(startOfName(text)) ?? [];
  return candidates.filter(({ arns }) => arns.some((arn) => matchArn(arn, text) === "yes")).map(({ policy }) => policy);
}

interface NamingPolicy {
  readonly policy: ResourcePolicy;
  readonly arns: readonly Text[];
}

/** The policies by the starts of the names in the ARNs of their statements. `*` names nothing. */
const policiesWithoutOwner = oncePer((template: Template) => {
  const found = new Map<string | undefined, NamingPolicy[]>();
  for (const { address, document, holderKind } of template.documents) {
    const holder = holderKind === "resource" ? template.resources.get(address) : undefined;
    if (!holder || !isPolicyOfOther(holder) || ownersOf(template, holder).length > 0) continue;
    const arns = document.statements.flatMap(({ resources }) => resources?.items ?? []).map(({ text }) => text);
    for (const [start, some] of groupBy(arns, startOfName)) {
      addTo(found, start, { policy: { document, holder }, arns: some });
    }
  }
  return found;
});

/**
 * The last field of an ARN, up to its first `/`. It is the same in equal ARNs: the places of the deployment have one name,
 * however they are referred to.
 */
function startOfName({ parts }: Text): string | undefined {
  const written = parts.map((part) => {
    if (part.kind === "literal") return part.text;
    return isPlace(part.symbol.shape) ? "\u0000" : `\u0001${part.symbol.id.replace(/[:/]/g, "\u0002")}\u0001`;
  });
  return /^arn:(?:[^:]*:){4}([^/]*)/.exec(written.join(""))?.[1];
}

/** AWS generates the end of a secret's ARN, so it is the same for no two texts. */
function arnsOf({ resourceKind }: Resource, arn: Text): readonly Text[] {
  const end = arn.parts.at(-1);
  if (resourceKind !== "Secret" || end?.kind !== "hole") return [arn];
  return [{ ...arn, parts: [...arn.parts.slice(0, -1), literalPart("??????")] }];
}

function inside(arn: Text): Text {
  return { ...arn, parts: [...arn.parts, literalPart("/*")] };
}
