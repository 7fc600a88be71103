import { oncePer } from "../source/index.js";
import type {
  ElementList,
  IamPrincipal,
  PolicyAttachment,
  PrincipalReference,
  Project,
  Template,
} from "../model/index.js";
import { identityOf, literalOf, type Text } from "../tree/index.js";
import { isGeneratedName, isNameInside, principalReferredTo } from "./principal-names.js";
import { resourceKey, resourcesIn } from "./resource-key.js";

export interface PlacedAttachment {
  readonly attachment: PolicyAttachment;
  readonly template: Template;
}

/**
 * The attachments that may be for a principal: those of its own template, without those that are certainly for others,
 * and those of other templates that name it.
 */
export function candidatesFor(
  project: Project,
  template: Template,
  principal: IamPrincipal,
): readonly PlacedAttachment[] {
  const byName = attachmentsByName(project);
  const keys = [identityOf(principal.name), resourceKey(template, principal.address)];
  const elsewhere = new Set(keys.flatMap((key) => [...(byName.get(key) ?? [])]));
  return [
    ...ownCandidates(template, principal).map((attachment) => ({ attachment, template })),
    ...[...elsewhere].filter((placed) => placed.template !== template),
  ];
}

/** The principals of a kind that an attachment names. */
export function namesIn(attachment: PolicyAttachment, kind: IamPrincipal["kind"]): ElementList<PrincipalReference> {
  switch (kind) {
    case "Role":
      return attachment.roles;
    case "User":
      return attachment.users;
    case "Group":
      return attachment.groups;
  }
}

const kinds = ["Role", "User", "Group"] as const;

/**
 * Attachments for principals that their own template does not declare. They are found by the names of these principals
 * and by the resource keys to which the names refer.
 */
const attachmentsByName = oncePer((project: Project) => {
  const found = new Map<string, Set<PlacedAttachment>>();
  for (const template of project.templates) {
    for (const attachment of template.attachments) {
      const placed = { attachment, template };
      for (const text of namesElsewhere(template, attachment)) {
        for (const key of [identityOf(text), ...resourcesIn(text)]) {
          found.set(key, (found.get(key) ?? new Set()).add(placed));
        }
      }
    }
  }
  return found;
});

/** The names in an attachment of principals that its own template does not declare. */
function namesElsewhere(template: Template, attachment: PolicyAttachment): readonly Text[] {
  return kinds.flatMap((kind) => {
    const names = namesIn(attachment, kind).items.map(({ text }) => text);
    return names.filter((text) => !isNameInside(template, text, kind));
  });
}

/** The attachments of a template, by the one principal of a kind that each name can be. */
interface AttachmentIndex {
  readonly byName: ReadonlyMap<string, ReadonlySet<PolicyAttachment>>;
  /** Attachments with a name that may be that of several. */
  readonly open: ReadonlySet<PolicyAttachment>;
}

const indexesOf = oncePer((_template: Template) => new Map<IamPrincipal["kind"], AttachmentIndex>());

function indexOf(template: Template, kind: IamPrincipal["kind"]): AttachmentIndex {
  const byKind = indexesOf(template);
  const known = byKind.get(kind);
  if (known) return known;
  const byName = new Map<string, Set<PolicyAttachment>>();
  const open = new Set<PolicyAttachment>();
  for (const attachment of template.attachments) {
    const { incompleteReason, items } = namesIn(attachment, kind);
    if (incompleteReason !== undefined) open.add(attachment);
    for (const { text } of items) {
      const key = nameKey(text, template, kind);
      if (key === undefined) open.add(attachment);
      else byName.set(key, (byName.get(key) ?? new Set()).add(attachment));
    }
  }
  const index = { byName, open };
  byKind.set(kind, index);
  return index;
}

/** What a name that can be only one principal's stands under; `undefined` for other names. */
function nameKey(text: Text, template: Template, kind: IamPrincipal["kind"]): string | undefined {
  const referred = principalReferredTo(text, template, kind);
  if (referred !== undefined) return referred;
  const literal = resourcesIn(text).length === 0 ? literalOf(text) : undefined;
  return literal === undefined ? undefined : `=${literal}`;
}

/** In the order of the template. */
function ownCandidates(template: Template, principal: IamPrincipal): readonly PolicyAttachment[] {
  const literal = literalOf(principal.name);
  // A name that is not known may be any that is written.
  if (literal === undefined && !isGeneratedName(template, principal)) return template.attachments;
  const { byName, open } = indexOf(template, principal.kind);
  const named = [resourceKey(template, principal.address), `=${literal ?? ""}`].map((key) => byName.get(key));
  const candidates = new Set([...open, ...named.flatMap((found) => [...(found ?? [])])]);
  return candidates.size < 2 ? [...candidates] : template.attachments.filter((one) => candidates.has(one));
}
