import { conditionKey, type Services } from "../../iam/index.js";
import type { Condition } from "../../model/index.js";
import { literalOf, type Text } from "../../rule-kit/index.js";
import { isLeftOut } from "../shared/texts/left-out.js";

/** The key of a condition as far as it is known. One of which a default leaves a part empty is not. */
export function knownKey(services: Services, { key, when }: Condition): string | undefined {
  if (isLeftOut({ text: key, when })) return undefined;
  return literalOf(key) ?? openTagKey(services, key);
}

/**
 * A tag's key of which only the end is not known, as in `aws:ResourceTag/kubernetes.io/cluster/${var.name}`. Users choose the
 * names of tags, so the request has such a key as it has any other one. `undefined`: this may be another key.
 */
function openTagKey(services: Services, { parts }: Text): string | undefined {
  const end = parts.findIndex(({ kind }) => kind === "hole");
  const known = parts.slice(0, Math.max(0, end)).flatMap((part) => (part.kind === "literal" ? [part.text] : []));
  const sample = `${known.join("")}x`;
  return /^[\w-]+:[^/]+\//.test(sample) && conditionKey(services, sample) ? sample : undefined;
}
