import type { ArnKind } from "../../knowledge/index.js";
import { oncePer, type Message, type Text } from "../../rule-kit/index.js";
import type { ArnFields } from "../shared/arns/arn-fields.js";

/** An ARN that names no single resource, where a property needs that of one. */
export type NoSingleArn = Message<"wildcardForArn"> | Message<"missingForArn", "field">;

/** A kind of ARN, as a pattern with wildcards. */
interface Form {
  readonly service: string;
  readonly region: string;
  readonly account: string;
  /** What stands before the wildcard at the end of the last field. */
  readonly start: string;
}

/** The patterns of a kind that end with a wildcard. */
const formsOf = oncePer(({ arns }: ArnKind): readonly Form[] =>
  arns.flatMap((arn) => {
    const [, , service = "", region = "", account = "", ...rest] = arn.split(":");
    const resource = rest.join(":");
    return resource.endsWith("*") ? [{ service, region, account, start: resource.slice(0, -1) }] : [];
  }),
);

/** ARNs of any service have names of any form: those of Glue workflows may have spaces. */
export function isOfAnyService({ arns }: ArnKind): boolean {
  return arns.includes("arn:*");
}

/** Whether the fields alone show that an ARN is of a kind. It is so for most, and comparing the texts takes longer. */
export function fits(kind: ArnKind, fields: ArnFields): boolean {
  return fields.known >= 6 && formOf(kind, fields) !== undefined;
}

/** Policies have ARNs with wildcards, and without the fields that do not matter. Properties take neither. */
export function noSingleArn(kind: ArnKind, fields: ArnFields, text: Text): NoSingleArn | undefined {
  if (!isOfAnyService(kind) && hasWildcard(text)) return { messageId: "wildcardForArn" };
  const form = fields.known > 4 ? formOf(kind, fields) : undefined;
  const field = (["region", "account"] as const).find((name) => form?.[name] === "*" && fields[name] === "");
  return field && { messageId: "missingForArn", data: { field } };
}

function formOf(kind: ArnKind, { service, region, account, resource }: ArnFields): Form | undefined {
  const isOf = (pattern: string, field: string): boolean => pattern === "*" || pattern === field;
  return formsOf(kind).find(
    (form) =>
      isOf(form.service, service) &&
      isOf(form.region, region) &&
      isOf(form.account, account) &&
      resource?.startsWith(form.start) === true,
  );
}

function hasWildcard({ parts }: Text): boolean {
  return parts.some((part) => part.kind === "literal" && /[*?]/.test(part.text));
}
