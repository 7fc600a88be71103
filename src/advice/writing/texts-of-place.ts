import { withoutModules, type Language } from "../../fixers/index.js";
import { groupBy, visible } from "../../source/index.js";
import type { LeastPolicy } from "../policies/least-policy.js";
import type { terraformText } from "./terraform-text.js";
import type { PasteContext } from "./writable.js";

/** A policy, and where it is to be pasted. */
export interface PolicyPlace {
  readonly policy: LeastPolicy;
  readonly place: PasteContext;
}

/** A syntax with declarations to paste. */
export type PasteSyntax = Exclude<Language, "policy">;

type Write = typeof terraformText;

/** What names a resource or data source in a text. */
const names: Readonly<Record<PasteSyntax, RegExp>> = {
  cloudformation: /^ {2}(\w+):/gm,
  terraform: /^(?:data|resource) "\w+" "([^"]+)"/gm,
};

/**
 * The texts of the policies of one place, in which each name stands once. A module that is called several times has one
 * text for all its calls. Where they need different policies, each of these has names of its own and says for whom it is.
 */
export function textsOfPlace(
  some: readonly PolicyPlace[],
  syntax: PasteSyntax,
  write: Write,
  shownPath: (path: string) => string,
): readonly string[] {
  const given = new Set<string>();
  const texts: string[] = [];
  for (const ofRole of groupBy(some, roleInModule).values()) {
    const different = [...new Map(ofRole.map((one) => [write(one.policy, one.place), one])).values()];
    for (const { place, policy } of different) {
      const text = write(policy, { ...place, taken: new Set([...place.taken, ...given]) });
      for (const [, name = ""] of text.matchAll(names[syntax])) given.add(name);
      texts.push(different.length === 1 ? text : `# ${visible(forWhom(policy, shownPath))}\n${text}`);
    }
  }
  return texts;
}

/** A key that is equal for what all calls of a module have as one block, or as one instance of it. */
function roleInModule({ place, policy: { holder } }: PolicyPlace): string | PolicyPlace["policy"]["holder"] {
  if (!place.isOfModule || holder.kind !== "declared-role") return holder;
  const { address, location } = holder.role;
  return `${location.file.path} ${String(location.start)} ${withoutModules(address)}`;
}

function forWhom({ holder }: LeastPolicy, shownPath: (path: string) => string): string {
  const address = holder.kind === "declared-role" ? holder.role.address : "";
  const call = address.slice(0, address.length - withoutModules(address).length - 1);
  const by = `${call === "" ? "the module itself" : call} (${shownPath(holder.template.path)})`;
  return `The calls of this module need different policies. This is the one of ${by}.`;
}
