import { no, resourceAt, resourcesIn, unknown, type Verdict, yes } from "../iam/index.js";
import type { Resource, ResourceKind } from "../model/index.js";
import { asLiteral, asText, reasonOf, type Node } from "../tree/index.js";
import { valueOf, type Scene } from "./scene.js";

/** What a property can name that holds a key. */
const keyHolders: ReadonlySet<ResourceKind | undefined> = new Set(["Secret", "Stream"] as const);

/** Whether what a property names is encrypted with a customer key; with *yes*, the key as written. */
export interface FoundKey {
  readonly isOwn: Verdict;
  readonly key?: Node;
}

export function keyOf(scene: Scene, id: string): FoundKey {
  const holder = namedBy(scene, id);
  if (!holder) return { isOwn: unknown("the key is not known") };
  const key = holder.settings.get("encryptionKey")?.value;
  if (!key || key.kind === "null" || /(?:^|:)alias\/aws\//.test(asLiteral(key) ?? "")) return { isOwn: no(holder) };
  const text = asText(key);
  // A parameter may hold the alias of the default key as well.
  const isOpen = !text || (reasonOf(text) !== undefined && resourcesIn(text).length === 0);
  return isOpen ? { isOwn: unknown("the key is not known", key) } : { isOwn: yes(key), key };
}

/** The secret or stream that a property names, where a linted file declares it. */
export function namedBy(scene: Scene, id: string): Resource | undefined {
  const text = asText(valueOf(scene, id));
  const found = new Set(
    (text ? resourcesIn(text) : [])
      .flatMap((key) => resourceAt(scene.project, key) ?? [])
      .filter(({ resourceKind, isData }) => keyHolders.has(resourceKind) && !isData),
  );
  return found.size === 1 ? [...found][0] : undefined;
}
