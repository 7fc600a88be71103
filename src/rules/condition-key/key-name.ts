import {
  borrowedConditionKey,
  coveredBy,
  globalConditionKey,
  isMisspelling,
  nearest,
  serviceConditionKey,
  wordsOf,
  type Services,
} from "../../iam/index.js";
import { serviceIndex, type ServiceAuthorization } from "../../knowledge/index.js";
import type { ActionPattern, Condition, ElementList, PolicyType, Statement } from "../../model/index.js";
import { oncePer, type Text } from "../../rule-kit/index.js";
import { arnFields } from "../shared/arns/arn-fields.js";
import { isOfPeople } from "./service-callers.js";

type Unknown = "unknownGlobal" | "unknownKey";

/** What is wrong with the name of a condition key, as a message of the rule. */
export interface KeyNameProblem {
  readonly messageId: "format" | "unknownService" | "deprecated" | "missingTag" | Unknown;
  /** The intended key, if there is exactly one. */
  readonly candidate?: string;
  readonly isRepair?: boolean;
}

/**
 * Variables of AWS IoT about the thing that connects and about its certificate.
 * https://docs.aws.amazon.com/iot/latest/developerguide/iot-policy-variables.html
 */
const ofThings = /^iot:(?:ClientId|CertificateId|(?:Connection|Certificate)\..+)$/i;

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html */
export function keyNameProblem(
  services: Services,
  policyType: PolicyType,
  key: string,
  { values }: Condition,
  statement: Statement,
): KeyNameProblem | undefined {
  const colon = key.indexOf(":");
  // The name of a tag, behind a slash, may have spaces.
  if (colon <= 0 || colon === key.length - 1 || /^[^/]*\s/.test(key)) return { messageId: "format" };
  const prefix = key.slice(0, colon).toLowerCase();
  if (prefix === "saml") return samlProblem(services, key);
  // Identity providers prefix their keys with their own domain.
  if (globalConditionKey(key) || /[./]/.test(prefix) || serviceIndex.keyPrefixes.includes(prefix)) return undefined;
  if (prefix === "aws") {
    const candidate = keyOfService(services, statement, key);
    return candidate === undefined ? globalProblem(policyType, key, values) : { messageId: "unknownGlobal", candidate };
  }
  if (ofThings.test(key) || borrowedConditionKey(key)) return undefined;
  const service = services.get(prefix);
  if (!service) return serviceIndex.unlisted.includes(prefix) ? undefined : { messageId: "unknownService" };
  if (serviceConditionKey(service, key) || service.unlistedKeys?.includes(key.toLowerCase())) return undefined;
  if (isTagStem(Object.keys(service.conditionKeys), key)) return { messageId: "missingTag" };
  return unknown("unknownKey", key, Object.keys(service.conditionKeys));
}

/** The key of the same name that a service of the statement has: `s3:TlsVersion` for `aws:TLSVersion`. */
function keyOfService(services: Services, { actions }: Statement, key: string): string | undefined {
  const name = key.slice(key.indexOf(":")).toLowerCase();
  const found = [...((actions && servicesIn(services)(actions)) ?? [])].flatMap(([prefix, service]) => {
    const known = serviceConditionKey(service, `${prefix}${name}`)?.name;
    return known?.toLowerCase() === `${prefix}${name}` ? [known] : [];
  });
  return found.length === 1 ? found[0] : undefined;
}

/** The services of a list of actions, by prefix: every key of the statement asks for them. */
const servicesIn = oncePer((services: Services) =>
  oncePer(({ items }: ElementList<ActionPattern>): ReadonlyMap<string, ServiceAuthorization> => {
    const covered = items.flatMap((action) => coveredBy(services, action) ?? []);
    return new Map(covered.map(({ prefix, service }) => [prefix, service]));
  }),
);

/** STS lists all attributes of SAML that it reads, if the service is known. */
function samlProblem(services: Services, key: string): KeyNameProblem | undefined {
  const sts = services.get("sts");
  if (!sts || serviceConditionKey(sts, key)) return undefined;
  return unknown(
    "unknownKey",
    key,
    Object.keys(sts.conditionKeys).filter((name) => name.startsWith("saml:")),
  );
}

function globalProblem(policyType: PolicyType, key: string, values: Condition["values"]): KeyNameProblem {
  const names = Object.keys(serviceIndex.globalKeys).filter((name) => name.startsWith("aws:"));
  // https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html
  if (key.toLowerCase() === "aws:arn") return { messageId: "deprecated", ...successor(policyType, values) };
  if (isTagStem(names, key)) return { messageId: "missingTag" };
  return unknown("unknownGlobal", key, names);
}

/** What to write for `aws:ARN`: the ARN of the principal, or of the resource for which a service sends the request. */
function successor(policyType: PolicyType, { items }: Condition["values"]): Pick<KeyNameProblem, "candidate"> {
  const [candidate, ...others] = new Set(items.map(({ text }) => keyOfArn(text)));
  const isUnmet = candidate === "aws:SourceArn" && isOfPeople(policyType);
  return candidate === undefined || others.length > 0 || isUnmet ? {} : { candidate };
}

/** The key that can contain an ARN; `undefined`: this is not certain. */
function keyOfArn(text: Text): string | undefined {
  const { known = 0, service = "", resource = "" } = arnFields(text) ?? {};
  if (known < 3 || service === "" || service === "sts" || /[*?]/.test(service)) return undefined;
  if (service !== "iam") return "aws:SourceArn";
  return /^(?:user|role)\/|^root$/.test(resource) ? "aws:PrincipalArn" : undefined;
}

/** `aws:RequestTag` or `aws:RequestTag/`, without a tag name. */
function isTagStem(names: readonly string[], key: string): boolean {
  const stem = key.toLowerCase().replace(/\/$/, "");
  return names.some(
    (name) => /\/(?:\$\{\w+\}|<\w+>)$/.test(name) && name.toLowerCase().replace(/\/[^/]*$/, "") === stem,
  );
}

function unknown(messageId: Unknown, key: string, names: readonly string[]): KeyNameProblem {
  const { before = "", written, behind = "", likely } = comparedPart(key, names);
  const [only, ...others] = nearest(written, [...new Set(likely)]);
  const vocabulary = new Set(likely.flatMap(wordsOf));
  if (only === undefined || others.length > 0 || namesOther(written, only, vocabulary)) return { messageId };
  // For `dms:ResourceTag` the intended key is the global `aws:ResourceTag`.
  const isOfAll = only.toLowerCase() === `aws:${written.slice(written.indexOf(":") + 1).toLowerCase()}`;
  const isRepair = isOfAll || isMisspelling(written, only, { words: vocabulary });
  return { messageId, candidate: `${before}${only}${behind}`, isRepair };
}

/** The part of a key that may be misspelled, and what it may be meant to be. */
interface ComparedPart {
  readonly before?: string;
  readonly written: string;
  readonly behind?: string;
  readonly likely: readonly string[];
}

/**
 * Compares only the part before the tag name, because users choose tag names freely. What stands behind
 * `apigateway:Request/` is no tag, and is compared alone: beside a long beginning, `azp` would be near to `aud`.
 */
function comparedPart(key: string, names: readonly string[]): ComparedPart {
  const slash = key.indexOf("/");
  if (slash < 0) return { written: key, likely: names.filter((name) => !name.includes("/")) };
  const end = slash + 1;
  const group = names.filter((name) => startsAlike(name, key.slice(0, end)));
  const [first] = group;
  if (first !== undefined) {
    const fixed = group.filter((name) => !/[$<]/.test(name));
    return { before: first.slice(0, end), written: key.slice(end), likely: fixed.map((name) => name.slice(end)) };
  }
  const stems = names.filter((name) => name.includes("/")).map((name) => name.replace(/\/.*/, ""));
  return { written: key.slice(0, slash), behind: key.slice(slash), likely: stems };
}

function startsAlike(name: string, start: string): boolean {
  return name.toLowerCase().startsWith(start.toLowerCase());
}

/**
 * Whether a name has a word of other keys in the place of a word of the candidate: `aws:ResourceArn` is no misspelling of
 * `aws:SourceArn`. The beginning of the word is (`aws:RequestRegion`).
 */
function namesOther(written: string, candidate: string, vocabulary: ReadonlySet<string>): boolean {
  const [found, intended] = [nameWords(written), nameWords(candidate)];
  const isOther = (one: string, at: number): boolean => {
    const other = intended[at] ?? "";
    return vocabulary.has(one) && !one.startsWith(other) && !other.startsWith(one);
  };
  return found.length === intended.length && found.some(isOther);
}

function nameWords(key: string): readonly string[] {
  return wordsOf(key.slice(key.indexOf(":") + 1));
}
