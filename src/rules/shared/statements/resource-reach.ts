import { actionsOf, reachOf, segment, type Answer, type NamedArn, type Services } from "../../../iam/index.js";
import type { Text } from "../../../rule-kit/index.js";

/** A pattern for all resources of a type: `role/*`, `function:*`. */
const wholeKind = /^(?:[\w-]+[:/])?\*(?:[:/]\*)*$/;

/** Whether an action can be granted on any resource that a pattern covers. */
export function reachesSome(services: Services, action: string, resource: Text): Answer {
  const named = namedBy(resource);
  if (named === "everything") return "yes";
  const [prefix = "", name = ""] = action.split(":");
  const service = services.get(prefix);
  const known = service && actionsOf(service).get(name.toLowerCase());
  if (!named || !known) return isOpen(resource) ? "unknown" : "no";
  return reachOf(service, known, [named]) === "some" ? "yes" : "no";
}

/** Whether a resource pattern covers all resources of a type, without a name. */
export function reachesEvery(services: Services, action: string, resource: Text): Answer {
  const named = namedBy(resource);
  const reach = reachesSome(services, action, resource);
  if (named === "everything" || !named || reach !== "yes") return reach;
  if (wholeKind.test(named.resource)) return "yes";
  return named.resource.includes(segment) && isOpen(resource) ? "unknown" : "no";
}

/** A pattern with a mark in place of each unknown value and policy variable, which count as one name. */
export function withMarkedHoles({ parts }: Text): string {
  return parts
    .map((part) => (part.kind === "literal" ? part.text.replaceAll(/\$\{[^{}]*\}/g, segment) : segment))
    .join("");
}

/** The service and resource in a pattern. */
function namedBy(pattern: Text): NamedArn | "everything" | undefined {
  const written = withMarkedHoles(pattern);
  if (/^\*+$/.test(written)) return "everything";
  const [start, , service = "", , , ...rest] = written.split(":");
  return start === "arn" && rest.length > 0 ? { service, resource: rest.join(":") } : undefined;
}

/** Whether a part may be any text, for example a parameter without a value. */
function isOpen({ parts }: Text): boolean {
  return parts.some(
    (part) => part.kind === "hole" && part.symbol.resource === undefined && part.symbol.shape === "any",
  );
}
