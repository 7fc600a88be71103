import type { Resource } from "../../model/index.js";
import { ownValue, type Message, type RuleContext, type Text, type TextPart } from "../../rule-kit/index.js";
import type { ArnFields } from "../shared/arns/arn-fields.js";
import { isReferenceTo, namedResource } from "./named-resource.js";

/** An ARN for `rds-db:connect` or for the data of Neptune that names a database by its identifier. */
export interface DatabaseByName {
  readonly problem: Message<"databaseName", "service">;
  /** The ARN with the resource ID of a declared database. */
  readonly written?: Text;
}

/** What comes before the resource ID in the last field, by the service that the ARN names. */
const starts: Readonly<Record<string, string>> = { "rds-db": "dbuser:", "neptune-db": "" };

/** The IDs that AWS makes for instances, clusters, proxies and shard groups. */
const madeId = /^(?:db|cluster|prx|shardgroup)-/i;

/**
 * AWS asks for the resource ID of an instance or a cluster, which it makes, and not for the identifier that people choose.
 * https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.IAMPolicy.html
 * https://docs.aws.amazon.com/neptune/latest/userguide/iam-data-resources.html
 */
export function databaseByName(
  context: Pick<RuleContext, "project" | "template">,
  text: Text,
  { resource = "", service }: ArnFields,
): DatabaseByName | undefined {
  const start = ownValue(starts, service);
  if (start === undefined) return undefined;
  const at = text.parts.findIndex((part, index) => isWholeName(text.parts, index, part, start));
  const part = text.parts[at];
  const named = part && namedResource(context, { ...text, parts: [part] });
  const problem = { messageId: "databaseName", data: { service } } as const;
  if (part && named?.resource.madeId) {
    const id = withAttribute(part, named.resource, named.resource.madeId.attribute);
    return { problem, ...(id && { written: { ...text, parts: text.parts.with(at, id) } }) };
  }
  const rest = resource.startsWith(start) ? resource.slice(start.length) : "";
  const [, name] = /^([a-z][a-z0-9-]*)\//i.exec(rest) ?? [];
  return name === undefined || madeId.test(name) ? undefined : { problem };
}

/** Whether a part is all that stands between the start of the last field and the slash in it. */
function isWholeName(parts: readonly TextPart[], index: number, { expressionText }: TextPart, start: string): boolean {
  const [before, after] = [parts[index - 1], parts[index + 1]];
  return (
    expressionText !== undefined &&
    before?.kind === "literal" &&
    before.text.endsWith(`:${start}`) &&
    after?.kind === "literal" &&
    after.text.startsWith("/")
  );
}

/** The reference with another attribute: `DB` or `aws_db_instance.it.identifier` with `resource_id`. */
function withAttribute(part: TextPart, resource: Resource, attribute: string): TextPart | undefined {
  const { expressionText = "", location } = part;
  const dot = resource.references?.itself === "object" ? expressionText.lastIndexOf(".") : -1;
  const base = dot < 0 ? expressionText : expressionText.slice(0, dot);
  if (!isReferenceTo(resource, base)) return undefined;
  const symbol = { id: `${base} ${attribute}`, shape: "segment" } as const;
  const reason = "AWS generates it";
  return { kind: "hole", symbol, reason, location, origin: part.origin, expressionText: `${base}.${attribute}` };
}
