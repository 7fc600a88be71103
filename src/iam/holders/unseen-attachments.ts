import { onceIn, oncePer } from "../../source/index.js";
import type { IamPrincipal, PolicyAttachment, Resource, Template } from "../../model/index.js";
import { literalOf, textsIn, type Node, type Text, type TextPart } from "../../tree/index.js";
import { isGeneratedName } from "./principal-names.js";

/** Why a principal may have policies in a part of the template that is not seen. `undefined` if it has none there. */
export function unseenPoliciesReason(template: Template, principal: IamPrincipal): string | undefined {
  if (template.unreadReason !== undefined) return template.unreadReason;
  if (template.dialect.unseenPartsReach !== "everything" || template.incompleteReason === undefined) return undefined;
  if (template.macroReason !== undefined) return template.macroReason;
  const module = modulesIn(template).find(
    (one) => refersToPrincipal(template, one, principal) || containsNameOf(one, principal),
  );
  return module && `the module ${module.name}, which gets ${principal.logicalName}, may contain policies for it`;
}

const modulesIn = oncePer(({ resources }: Template) =>
  [...resources.values()].filter(({ resourceKind }) => resourceKind === "Module"),
);

/**
 * Whether an attachment may be for a principal, although the name in it is not known. `text` is that name, `undefined`
 * if the list of names is not known. In two cases the attachment must refer to the principal. First, AWS generates the
 * principal's name, so the name can only come from the principal. Second, the name is an output of a module or nested
 * stack: it means a role that is created there.
 */
export function mayAttachTo(
  template: Template,
  attachment: PolicyAttachment,
  text: Text | undefined,
  principal: IamPrincipal,
): boolean {
  if (!isGeneratedName(template, principal) && !(text && isRoleOfOther(template, text))) return true;
  const resource = template.resources.get(attachment.address);
  return !resource || refersToPrincipal(template, resource, principal);
}

/**
 * The symbols of role names from modules and stacks that are not read: `module.x.role_name`, `module.loader_role.name`,
 * `module.loader_iam.name`, or the output `LoaderRole`.
 */
const madeElsewhere = new RegExp(
  [
    String.raw`#(?:module\.[^.]+\.)*module\.(?:[^.]+\.(?!(?:var|local|each|count)\.)\S*role|[^.]*(?:role|iam)[^.]*\.(?:name|id)$)`,
    String.raw`/Outputs\.\w*role`,
  ].join("|"),
  "i",
);

/** Whether a name is that of a role which a module or stack that is not read declares. */
export function isRoleOfOther({ path }: Template, { parts }: Text): boolean {
  const [only, ...others] = parts;
  return only?.kind === "hole" && others.length === 0 && madeElsewhere.test(only.symbol.id.slice(path.length));
}

/**
 * Whether a resource refers to a principal, directly or through other resources. A dependency that is not known may be
 * one on the principal, so it counts.
 */
function refersToPrincipal(template: Template, start: Resource, { address }: IamPrincipal): boolean {
  const referred = referredFrom(template, start);
  return referred.has(address) || referred.has(undefined);
}

/** What a resource refers to, directly or through other resources. `undefined`: something that is not known. */
export function referredFrom(template: Template, start: Resource): ReadonlySet<string | undefined> {
  return onceIn(referredIn(template), start, () => {
    const found = new Set(start.dependencies.map(({ on }) => on));
    for (const on of found) {
      for (const next of template.resources.get(on ?? "")?.dependencies ?? []) found.add(next.on);
    }
    return found;
  });
}

const referredIn = oncePer((_template: Template) => new Map<Resource, ReadonlySet<string | undefined>>());

/** Whether a value of a resource contains the name of a principal, or a hole of that name. */
function containsNameOf({ properties }: Resource, { name }: IamPrincipal): boolean {
  const written = literalOf(name);
  const holes = new Set(name.parts.flatMap((part) => (part.kind === "hole" ? [part.symbol.id] : [])));
  return partsOf(properties).some((part) =>
    part.kind === "hole" ? holes.has(part.symbol.id) : written !== undefined && part.text.includes(written),
  );
}

/** Each principal asks for those of each module. */
const partsOf = oncePer((node: Node): readonly TextPart[] => textsIn(node).flatMap(({ parts }) => parts));
