import type { Property } from "../../model/index.js";
import { asLiteral, asText, type Location } from "../../rule-kit/index.js";

/** The attribute of a cluster, and the output of the usual module, with the servers for IAM access control alone. */
const attributeForIam = /^(?!var\.)\S+\.bootstrap_brokers(?:_\w+)?_sasl_iam$/;

/** Whether all servers of an endpoint are those for the IAM access control of MSK. */
export function areForIam({ location, value }: Property): boolean {
  const written = asLiteral(value)?.split(",");
  if (written) return written.every((server) => server.trim().endsWith(":9098"));
  const areOfClusters = asText(value)?.parts.every(({ expressionText = "" }) => attributeForIam.test(expressionText));
  return areOfClusters === true && isNoArgument(location);
}

/** `coalesce` takes other servers where a cluster has none for IAM. */
function isNoArgument({ file, start }: Location): boolean {
  return /[=:"{]\s*$/.test(file.text.slice(Math.max(0, start - 100), start));
}
