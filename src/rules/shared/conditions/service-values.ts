import { partitions, serviceIndex } from "../../../knowledge/index.js";
import { hasRegionForm } from "../../../model/index.js";
import { correctedForm, isServiceName, respelledService } from "../arns/service-names.js";
import type { ValueProblem } from "./value-problems.js";

/**
 * Condition keys whose value is a service principal.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-calledvia
 */
const principalKeys =
  /^(?:iam:(?:AWSServiceName|PassedToService)|aws:(?:CalledVia(?:First|Last)?|PrincipalServiceName(?:sList)?))$/i;

const suffixes = [...new Set(partitions.map(({ dnsSuffix }) => dnsSuffix))];

/** Reports the name of a service in a form that the key never has. */
export function serviceNameProblem(key: string, value: string): ValueProblem | undefined {
  if (/^kms:ViaService$/i.test(key)) return viaServiceProblem(value);
  // `pass-role-condition` reports wrong names of DMS.
  if (!principalKeys.test(key) || /^dms\b/i.test(value)) return undefined;
  if (value.includes(".")) return caseProblem(value) ?? formProblem(value);
  const isName = /^[a-z0-9-]+$/.test(value) || isService(value);
  return { messageId: "notService", ...(isName && { candidate: `${value.toLowerCase()}.amazonaws.com` }) };
}

/** Reports what is no name of a service in any partition, and a misspelled one. */
function formProblem(value: string): ValueProblem | undefined {
  const candidate = correctedForm(value) ?? respelledService(value);
  if (candidate === undefined && isServiceName(value)) return undefined;
  return { messageId: "notService", ...(candidate !== undefined && { candidate }) };
}

/**
 * Checks a value of `kms:ViaService`.
 * https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html#conditions-kms-via-service
 */
function viaServiceProblem(value: string): ValueProblem | undefined {
  const [, region = ""] = value.split(".");
  const isInRegion = suffixes.some((suffix) => value.endsWith(`.${suffix}`)) && hasRegionForm(region);
  return isInRegion ? caseProblem(value) : { messageId: "notViaService" };
}

/** Reports capital letters, because AWS writes service names in lower case. */
function caseProblem(value: string): ValueProblem | undefined {
  const candidate = value.toLowerCase();
  if (candidate === value) return undefined;
  // In capitals it may be a word to replace: `SERVICE-NAME.amazonaws.com`.
  const [name = ""] = value.split(".");
  const isMeant = name !== name.toUpperCase() || isService(name);
  return { messageId: "notService", ...(isMeant && { candidate }) };
}

function isService(name: string): boolean {
  return serviceIndex.services.includes(name.toLowerCase());
}
