import { oncePer, onceIn } from "../../source/index.js";
import type { IamPrincipal, Template } from "../../model/index.js";
import { identityOf, isPlace, literalOf, type Text } from "../../tree/index.js";
import { refersTo, resourceKey, resourcesIn } from "../resources/resource-key.js";
import type { Answer } from "../answers/verdict.js";
import { sameText } from "../texts/text-match.js";

/** The principals of one kind that a template declares. */
interface Principals {
  /** By how symbols name them. */
  readonly keys: ReadonlySet<string>;
  readonly identities: ReadonlySet<string>;
  /** Names that are not written out, and those of them that contain the name of a partition or a DNS suffix. */
  readonly unwritten: readonly Text[];
  readonly ofPlaces: readonly Text[];
}

const principalsByKind = oncePer((_template: Template) => new Map<IamPrincipal["kind"], Principals>());

function principalsOf(template: Template, kind: IamPrincipal["kind"]): Principals {
  return onceIn(principalsByKind(template), kind, () => {
    const all = template.principals.filter((principal) => principal.kind === kind);
    const unwritten = all.map(({ name }) => name).filter((name) => literalOf(name) === undefined);
    return {
      keys: new Set(all.map(({ address }) => resourceKey(template, address))),
      identities: new Set(all.map(({ name }) => identityOf(name))),
      unwritten,
      ofPlaces: unwritten.filter(hasPlace),
    };
  });
}

/**
 * Whether a template declares the principal that it attaches to. Then it means that one, even if others have the same
 * name.
 */
export function isNameInside(template: Template, text: Text, kind: IamPrincipal["kind"]): boolean {
  const { identities, keys, ofPlaces, unwritten } = principalsOf(template, kind);
  if (resourcesIn(text).some((key) => keys.has(key))) return true;
  if (text.parts.length === 0) return false;
  if (identities.has(identityOf(text))) return true;
  // Other texts that are not identical are never the same for sure.
  return (hasPlace(text) ? unwritten : ofPlaces).some((name) => sameText(text, name) === "yes");
}

function hasPlace({ parts }: Text): boolean {
  return parts.some((part) => part.kind === "hole" && isPlace(part.symbol.shape));
}

/** Whether a text is the name of a principal. */
export function isNameOf(text: Text, template: Template, principal: IamPrincipal): Answer {
  if (refersTo(text, resourceKey(template, principal.address))) return "yes";
  // A reference to another principal never means this one, whatever the names are.
  if (text.parts.length === 0 || principalReferredTo(text, template, principal.kind) !== undefined) return "no";
  const answer = sameText(text, principal.name);
  return answer === "unknown" && isGeneratedName(template, principal) && isKnownName(text) ? "no" : answer;
}

/** The key of the principal that a text as a whole refers to; `undefined` if it does not, or has other parts. */
export function principalReferredTo(text: Text, template: Template, kind: IamPrincipal["kind"]): string | undefined {
  const keys = resourcesIn(text);
  const [key] = keys;
  const isWhole = keys.length === text.parts.length && keys.every((other) => other === key);
  return isWhole && key !== undefined && principalsOf(template, kind).keys.has(key) ? key : undefined;
}

/** AWS generates this name, so it is never equal to a name in a file or to the name of another resource. */
export function isGeneratedName(template: Template, { address, name, nameNode }: IamPrincipal): boolean {
  return refersTo(name, resourceKey(template, address)) && !nameNode;
}

/**
 * Whether a name is written out or belongs to a known resource. The output of a stack that is not linted may be any
 * name.
 */
function isKnownName({ parts }: Text): boolean {
  return parts.every(
    (part) => part.kind === "literal" || (part.symbol.resource !== undefined && !part.symbol.id.includes("/Outputs.")),
  );
}
