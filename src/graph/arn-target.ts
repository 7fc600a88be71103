import { ownValue } from "../source/index.js";
import type { Text, TextPart } from "../tree/index.js";

/** What an ARN names, without what is inside of it: the bucket of an object, the table of an index. */
export interface ArnTarget {
  readonly service: string;
  /** In words: `bucket`, `every ec2 resource`. */
  readonly type: string;
  readonly name: Text;
}

interface ServiceForm {
  readonly type: string;
  /** The resource part begins with a type: `table/orders`. */
  readonly isTyped: boolean;
  /** What ends the name. */
  readonly end?: "/" | ":";
}

const forms: Readonly<Record<string, ServiceForm>> = {
  s3: { type: "bucket", isTyped: false, end: "/" },
  kms: { type: "key", isTyped: true },
  secretsmanager: { type: "secret", isTyped: true },
  kinesis: { type: "stream", isTyped: true, end: "/" },
  dynamodb: { type: "table", isTyped: true, end: "/" },
  sns: { type: "topic", isTyped: false, end: ":" },
  sqs: { type: "queue", isTyped: false },
  es: { type: "search domain", isTyped: true, end: "/" },
  logs: { type: "log group", isTyped: true, end: ":" },
  redshift: { type: "Redshift cluster", isTyped: true, end: "/" },
  glue: { type: "Glue catalog", isTyped: false },
  athena: { type: "Athena workgroup", isTyped: true },
  timestream: { type: "Timestream database", isTyped: true, end: "/" },
  "neptune-db": { type: "Neptune cluster", isTyped: false, end: "/" },
  "rds-db": { type: "database user", isTyped: true },
  iam: { type: "role", isTyped: true },
};

export function arnTarget(action: string, arn: Text): ArnTarget {
  const ofAction = action.slice(0, Math.max(0, action.indexOf(":"))).toLowerCase();
  const fields = fieldsOf(arn);
  const service = literalField(fields[2]) ?? ofAction;
  const resource = fields[5];
  const form = ownValue(forms, service);
  if (!resource) {
    const isAll = arn.parts.every((part) => part.kind === "literal" && /^[*:]*$/.test(part.text));
    return { service, type: isAll ? `every ${service} resource` : (form?.type ?? service), name: arn };
  }
  const typed = form?.isTyped === true ? withoutType(resource) : resource;
  const parts = form?.end === undefined ? typed : upTo(typed, form.end);
  const name = parts.length > 0 ? parts : resource;
  return { service, type: form?.type ?? `${service} resource`, name: { ...arn, parts: withoutSuffix(name) } };
}

/** The parts of each field. The sixth one has the rest. A hole that may hold several fields counts as one. */
function fieldsOf({ parts }: Text): readonly (readonly TextPart[])[] {
  const fields: TextPart[][] = [[]];
  for (const part of parts) {
    if (part.kind === "hole") {
      fields.at(-1)?.push(part);
      continue;
    }
    const pieces = part.text.split(":");
    const rest = pieces.splice(6 - fields.length);
    if (rest.length > 0) pieces.push(rest.join(":"));
    pieces.forEach((text, index) => {
      if (index > 0) fields.push([]);
      if (text !== "") fields.at(-1)?.push({ ...part, text });
    });
  }
  return fields;
}

function literalField(parts: readonly TextPart[] = []): string | undefined {
  const [only, ...others] = parts;
  return only?.kind === "literal" && others.length === 0 && /^[\w-]+$/.test(only.text) ? only.text : undefined;
}

/** `table/orders` without `table/`, `secret:name` without `secret:`. */
function withoutType([first, ...others]: readonly TextPart[]): readonly TextPart[] {
  if (first?.kind !== "literal") return first ? [first, ...others] : others;
  const text = first.text.replace(/^[\w-]+[/:]/, "");
  return text === "" ? others : [{ ...first, text }, ...others];
}

function upTo(parts: readonly TextPart[], end: "/" | ":"): readonly TextPart[] {
  const found: TextPart[] = [];
  for (const part of parts) {
    // The name of a log group begins with a slash, and so does nothing else that ends with one.
    const at = part.kind === "literal" ? part.text.indexOf(end) : -1;
    if (part.kind === "literal" && at >= 0) {
      if (at > 0) found.push({ ...part, text: part.text.slice(0, at) });
      break;
    }
    found.push(part);
  }
  return found;
}

/** Without the random end of a secret's ARN. */
function withoutSuffix(parts: readonly TextPart[]): readonly TextPart[] {
  const last = parts.at(-1);
  const before = parts.at(-2);
  const isRandom = last?.kind === "hole" && last.symbol.id.endsWith("-generated");
  if (!isRandom || before?.kind !== "literal" || !before.text.endsWith("-")) return parts;
  const text = before.text.slice(0, -1);
  return [...parts.slice(0, -2), ...(text === "" ? [] : [{ ...before, text }])];
}
