import { isMisspelling, nearest, wordsOf } from "../../../iam/index.js";
import { apiNames, partitions, serviceIndex } from "../../../knowledge/index.js";
import { lazily } from "../../../rule-kit/index.js";

const suffixes = [...new Set(partitions.map(({ dnsSuffix }) => dnsSuffix)), "aws.internal", "amazon.com", "aws"];

/** Whether a text has the form of a service principal: `dms.amazonaws.com`. */
export function isServiceName(name: string): boolean {
  return /^[a-z0-9-]+(?:\.[a-z0-9-]+)*$/i.test(name) && suffixes.some((suffix) => name.endsWith(`.${suffix}`));
}

const commercial = "amazonaws.com";

/** A service, perhaps its region, and what stands in place of the suffix. */
const inParts = /^([a-z0-9-]+)(\.[a-z]{2}-[a-z-]+-\d)?\.([a-z]+(?:\.[a-z]+)?)$/;

/**
 * The service principal that is meant by a text of another form: `EC2.amazonaws.com`, `https://ec2.amazonaws.com`,
 * `ecs-tasks.amazon.com`, `dms.amazonaws.co`. AWS writes service names in lower case, and only Alexa is at amazon.com.
 */
export function correctedForm(name: string): string | undefined {
  const lower = name
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\/(.*?)\/?$/, "$1");
  const [, service = "", region = "", suffix = ""] = inParts.exec(lower) ?? [];
  const isMeant = isWrongSuffix(suffix) && isOfAws(service);
  const written = isMeant ? `${service}${region}.${commercial}` : lower;
  return written === name || !isServiceName(written) ? undefined : written;
}

function isWrongSuffix(suffix: string): boolean {
  if (suffix === commercial) return false;
  return /^(?:amazon|aws)\.com$|^amazonaws$/.test(suffix) || nearest(suffix, [commercial]).length > 0;
}

function isOfAws(service: string): boolean {
  return serviceIndex.services.some((prefix) => service === prefix || service.startsWith(`${prefix}-`));
}

/**
 * The service principal of which a text can only be a misspelling: `lamda.amazonaws.com`. AWS publishes no list of all
 * principals, so this is asked only of names that are neither a service nor near to two of them.
 */
export function respelledService(name: string): string | undefined {
  const [, service = "", suffix = ""] = /^(.+)(\.amazonaws\.com(?:\.cn)?)$/.exec(name) ?? [];
  const { principals } = apiNames;
  if (service === "" || principals.includes(service) || serviceIndex.services.includes(service)) return undefined;
  const meant = principals.filter((one) => isMisspelling(service, one, { words: words() }));
  return meant.length === 1 ? `${meant.join("")}${suffix}` : undefined;
}

const words = lazily(() => new Set([...serviceIndex.services, ...apiNames.principals].flatMap(wordsOf)));
