import { oncePer, onceIn } from "../../source/index.js";
import type { IamPrincipal, Template } from "../../model/index.js";
import { identityOf, literalOf, type Text } from "../../tree/index.js";
import { refersTo, resourceKey, resourcesIn } from "../resources/resource-key.js";
import type { Answer } from "../answers/verdict.js";
import { sameText } from "../texts/wildcard.js";

/** The principals of one kind that a template declares. */
interface Principals {
  /** By how symbols name them. */
  readonly keys: ReadonlySet<string>;
  readonly identities: ReadonlySet<string>;
  /** Names that are not written out. */
  readonly unwritten: readonly Text[];
}

const principalsByKind = oncePer((_template: Template) => new Map<IamPrincipal["kind"], Principals>());

function principalsOf(template: Template, kind: IamPrincipal["kind"]): Principals {
  return onceIn(principalsByKind(template), kind, () => {
    const all = template.principals.filter((principal) => principal.kind === kind);
    return {
      keys: new Set(all.map(({ address }) => resourceKey(template, address))),
      identities: new Set(all.map(({ name }) => identityOf(name))),
      unwritten: all.map(({ name }) => name).filter((name) => literalOf(name) === undefined),
    };
  });
}

/**
 * Whether a template declares the principal that it attaches to. Then it means that one, even if others have the same
 * name.
 */
export function isNameInside(template: Template, text: Text, kind: IamPrincipal["kind"]): boolean {
  const { identities, keys, unwritten } = principalsOf(template, kind);
  if (resourcesIn(text).some((key) => keys.has(key))) return true;
  if (text.parts.length === 0) return false;
  return identities.has(identityOf(text)) || unwritten.some((name) => sameText(text, name) === "yes");
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
