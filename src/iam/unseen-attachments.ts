import type { IamPrincipal, PolicyAttachment, Resource, Template } from "../model/index.js";
import { asText, literalOf, type Node, type Text, type TextPart } from "../tree/index.js";
import { refersTo, resourceKey } from "./resource-key.js";

/** Why a template may give a principal policies that are not seen. */
export function unseenPoliciesReason(template: Template, principal: IamPrincipal): string | undefined {
  if (template.dialect.unseenPartsReach !== "everything" || template.incompleteReason === undefined) return undefined;
  if (template.macroReason !== undefined) return template.macroReason;
  const modules = [...template.resources.values()].filter(({ resourceKind }) => resourceKind === "Module");
  const module = modules.find((one) => refersToPrincipal(template, one, principal) || containsNameOf(one, principal));
  return module && `the module ${module.name}, which gets ${principal.logicalName}, may contain policies for it`;
}

/**
 * Whether a name that is not known, or one of a list that is not, may be a principal's. What AWS calls it is told by the
 * principal alone, and a module or a nested stack that says which role it made means none of which it was not told.
 */
export function mayAttachTo(
  template: Template,
  attachment: PolicyAttachment,
  text: Text | undefined,
  principal: IamPrincipal,
): boolean {
  const isGenerated = refersTo(principal.name, resourceKey(template, principal.address)) && !principal.nameNode;
  if (!isGenerated && !(text && isRoleOfOther(template, text))) return true;
  const resource = template.resources.get(attachment.address);
  return !resource || refersToPrincipal(template, resource, principal);
}

/** `module.x.role_name` of a module that is not read, the output `LoaderRole` of a stack that is not. */
const madeElsewhere = /#(?:module\.[^.]+\.)*module\.[^.]+\.(?!(?:var|local|each|count)\.)\S*role|\/Outputs\.\w*role/i;

function isRoleOfOther({ path }: Template, { parts }: Text): boolean {
  const [only, ...others] = parts;
  return only?.kind === "hole" && others.length === 0 && madeElsewhere.test(only.symbol.id.slice(path.length));
}

/** Whether a resource refers to a principal, itself or through what it refers to. */
function refersToPrincipal(template: Template, start: Resource, { address }: IamPrincipal): boolean {
  const seen = new Set([start]);
  for (const one of seen) {
    for (const { on } of one.dependencies) {
      if (on === undefined || on === address) return true;
      const next = template.resources.get(on);
      if (next) seen.add(next);
    }
  }
  return false;
}

/** Whether a value of a resource holds the name of a principal, or something that the name is made of. */
function containsNameOf({ properties }: Resource, { name }: IamPrincipal): boolean {
  const written = literalOf(name);
  const holes = new Set(name.parts.flatMap((part) => (part.kind === "hole" ? [part.symbol.id] : [])));
  return partsIn(properties).some((part) =>
    part.kind === "hole" ? holes.has(part.symbol.id) : written !== undefined && part.text.includes(written),
  );
}

function partsIn(node: Node): readonly TextPart[] {
  switch (node.kind) {
    case "list":
      return node.items.flatMap(partsIn);
    case "mapping":
      return node.entries.flatMap(({ value }) => partsIn(value));
    case "choice":
      return node.branches.flatMap(({ value }) => partsIn(value));
    default:
      return asText(node)?.parts ?? [];
  }
}
