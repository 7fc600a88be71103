import type { IamPrincipal } from "../../model/index.js";
import { addTo, groupBy } from "../../source/index.js";
import type { Text } from "../../tree/index.js";
import { resourcesIn } from "../resources/resource-key.js";
import { makerIndex } from "../texts/maker-index.js";
import { mostWithoutIndex } from "../texts/name-index.js";
import { isWrittenOut, nameIn } from "../texts/principal-arns.js";

type Principal = Pick<IamPrincipal, "arn" | "nameNode">;

interface Named {
  readonly text: Text;
  /** The place of the value. */
  readonly index: number;
}

/**
 * Finds the few of many values that can be about a principal, by the names in the ARNs that they have; in their order. `undefined`: a
 * value may be about any principal.
 */
export function principalIndex<T>(
  values: readonly T[],
  textsOf: (value: T) => readonly Text[] | undefined,
): (principal: Principal) => readonly T[] {
  if (values.length <= mostWithoutIndex) return () => values;
  const open: number[] = [];
  const named: Named[] = [];
  for (const [index, value] of values.entries()) {
    const texts = textsOf(value);
    if (!texts) open.push(index);
    else named.push(...texts.map((text) => ({ text, index })));
  }
  const find = namedIn(named);
  return (principal) => {
    const found = new Set(open);
    for (const { index } of find(principal)) found.add(index);
    if (found.size === values.length) return values;
    return [...found].sort((one, other) => one - other).flatMap((index) => values.slice(index, index + 1));
  };
}

/** Leaves out what `isArnOf` tells apart by names, but for what refers to the principal. */
function namedIn(all: readonly Named[]): (principal: Principal) => readonly Named[] {
  const byName = groupBy(all, ({ text }) => nameIn(text).written);
  const ofAnyMaker = all.filter(({ text }) => nameIn(text).written === undefined);
  const ofMaker = ofAnyMaker.filter(({ text }) => nameIn(text).maker !== undefined);
  const byMaker = makerIndex(ofMaker, ({ text }) => nameIn(text).maker ?? "");
  const open = ofAnyMaker.filter(({ text }) => nameIn(text).maker === undefined);
  const written = all.filter(({ text }) => nameIn(text).written !== undefined);
  const patterns = written.filter(({ text }) => !isWrittenOut(text));
  const referring = new Map<string, Named[]>();
  for (const one of all) for (const key of resourcesIn(one.text)) addTo(referring, key, one);
  return ({ arn, nameNode }) => {
    const [own = ""] = resourcesIn(arn);
    const { maker, written: name } = nameIn(arn);
    const ofName = nameNode ? written : patterns;
    return [
      ...(referring.get(own) ?? []),
      ...(name === undefined ? ofName : (byName.get(name) ?? [])),
      ...(name === undefined && maker !== undefined ? [...byMaker(maker), ...open] : ofAnyMaker),
    ];
  };
}
