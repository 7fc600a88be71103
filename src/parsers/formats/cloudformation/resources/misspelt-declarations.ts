import type { Unread } from "../../../../model/index.js";
import { nearestName, visibleValue } from "../../../../source/index.js";
import { asLiteral, entryOf, type Entry, type Mapping, type Node } from "../../../../tree/index.js";
import { misspeltTypeReason } from "../../misspelt-type.js";
import { macroIn } from "../templates/macros.js";

/** Resources of which nothing, or not all, is seen, because AWS rejects what is written. A macro may read it otherwise. */
export function misspeltDeclarations(root: Mapping): readonly Unread[] {
  if (macroIn(root) !== undefined) return [];
  const declared = entriesOf(root, "Resources").flatMap(({ key, value }): Unread[] => {
    const found = value.kind === "mapping" ? misspeltIn(value) : undefined;
    return found ? [{ address: `Resources.${key.text}`, reason: found.reason, location: found.at.location }] : [];
  });
  return [...declared, ...misplacedIn(root)];
}

interface Misspelt {
  readonly at: Node;
  readonly reason: string;
}

function misspeltIn(body: Mapping): Misspelt | undefined {
  const type = entryOf(body, "Type")?.value;
  if (!type) {
    const meant = entryNear(body, "Type");
    if (!meant || !isType(meant.value)) return undefined;
    return { at: meant.key, reason: `it has no Type, perhaps ${visibleValue(meant.key.text)} is meant as that` };
  }
  const reason = misspeltTypeReason(asLiteral(type) ?? "");
  if (reason !== undefined) return { at: type, reason };
  const meant = entryOf(body, "Properties") ? undefined : entryNear(body, "Properties");
  if (meant?.value.kind !== "mapping") return undefined;
  return { at: meant.key, reason: `it has no Properties, perhaps ${visibleValue(meant.key.text)} is meant as that` };
}

function entryNear(body: Mapping, name: string): Entry | undefined {
  return body.entries.find(({ key }) => nearestName(key.text, [name]) !== undefined);
}

/** Resources that stand beside the sections, or in one that holds other things: those are added at a wrong indent. */
function misplacedIn(root: Mapping): readonly Unread[] {
  const beside = root.entries.filter(isResource).map((entry) => ({ entry, address: entry.key.text }));
  const inOthers = ["Outputs", "Parameters"].flatMap((section) =>
    entriesOf(root, section)
      .filter(isResource)
      .map((entry) => ({ entry, address: `${section}.${entry.key.text}` })),
  );
  const reason = "a resource is read only in Resources";
  return [...beside, ...inOthers].map(({ address, entry }) => ({ address, reason, location: entry.key.location }));
}

function isResource({ value }: Entry): boolean {
  if (value.kind !== "mapping" || entryOf(value, "Properties")?.value.kind !== "mapping") return false;
  return isType(entryOf(value, "Type")?.value);
}

function isType(value: Node | undefined): boolean {
  return /^(?:AWS|Alexa|Custom)::/.test(asLiteral(value) ?? "");
}

function entriesOf(root: Mapping, section: string): readonly Entry[] {
  const value = entryOf(root, section)?.value;
  return value?.kind === "mapping" ? value.entries : [];
}
