import { no, resourceAt, resourcesIn, resourcesMeant, unknown, type Verdict, yes } from "../../iam/index.js";
import { ofKinds, type Resource, type Template } from "../../model/index.js";
import { addTo, oncePer } from "../../source/index.js";
import { asLiteral, asText, identityOf, reasonOf, type Node } from "../../tree/index.js";
import { valueOf, type ResourceVariant } from "./resource-variant.js";

export const isKmsKey = ofKinds("KmsKey");

const isSecret = ofKinds("Secret");

/** The kinds of resources with an encryption key that a property can name. */
const isKeyHolder = ofKinds("Secret", "Stream");

/**
 * Whether the resource that a property names is encrypted with a customer managed key. With *yes*, `key` is that key as
 * written.
 */
export interface EncryptionKey {
  readonly isCustomerKey: Verdict;
  readonly key?: Node;
}

export function encryptionKeyOf(variant: ResourceVariant, id: string): EncryptionKey {
  const holder = namedBy(variant, id);
  if (!holder) return { isCustomerKey: unknown("the KMS key is not known") };
  const key = holder.settings.get("encryptionKey")?.value;
  if (!key || /(?:^|:)alias\/aws\//.test(asLiteral(key) ?? "")) return { isCustomerKey: no(holder) };
  const text = asText(key);
  // A parameter may also contain the alias of the AWS managed key.
  const isOpen = !text || (reasonOf(text) !== undefined && resourcesIn(text).length === 0);
  return isOpen ? { isCustomerKey: unknown("the KMS key is not known", key) } : { isCustomerKey: yes(key), key };
}

/** The secret or stream that a property names, if a linted file declares it. */
export function namedBy(variant: ResourceVariant, id: string): Resource | undefined {
  const text = asText(valueOf(variant, id));
  if (!text) return undefined;
  const found = new Set(
    resourcesMeant(variant.template, text)
      .flatMap((key) => resourceAt(variant.project, key) ?? [])
      .filter((one) => isKeyHolder(one) && !one.isData),
  );
  const meant = found.size > 0 ? [...found] : (secretsByName(variant.template).get(identityOf(text)) ?? []);
  return meant.length === 1 ? meant[0] : undefined;
}

/**
 * The secrets that are there in every deployment, by their names. An endpoint may name a secret so, and then means the one
 * of its own account and region.
 */
const secretsByName = oncePer((template: Template) => {
  const found = new Map<string, Resource[]>();
  for (const one of template.resources.values()) {
    const { existence, isData, physicalName, providerAccount, region } = one;
    const isElsewhere = isData || providerAccount !== undefined || region !== undefined;
    if (isSecret(one) && physicalName && existence.op === "true" && !isElsewhere)
      addTo(found, identityOf(physicalName), one);
  }
  return found;
});
