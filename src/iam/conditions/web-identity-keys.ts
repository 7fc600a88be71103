import type { Services } from "../../knowledge/index.js";
import { serviceConditionKey, type KnownKey } from "./condition-keys.js";

/**
 * Finds the key of a claim that has one value in the token of a web identity provider: `gitlab.com:sub`. AWS lists the
 * claims of some providers, and every token has a subject. Audiences are another rule's, and `amr` has several values.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#condition-keys-wif
 */
export function webIdentityKey(services: Services, written: string): KnownKey | undefined {
  const [issuer = "", claim = "", ...others] = written.toLowerCase().split(":");
  if (!issuer.includes(".") || others.length > 0 || ["", "aud", "oaud", "amr"].includes(claim)) return undefined;
  const sts = services.get("sts");
  const isListed = sts && serviceConditionKey(sts, written)?.type === "String";
  return isListed || claim === "sub" ? { name: written, type: "String" } : undefined;
}
