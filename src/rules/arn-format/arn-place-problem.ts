import { matchText, plainText } from "../../iam/index.js";
import { partitions, type ArnKind } from "../../knowledge/index.js";
import type { Template } from "../../model/index.js";
import { literalOf, oncePer, type Message, type RuleContext, type Text } from "../../rule-kit/index.js";
import { arnFields, type ArnFields } from "../shared/arns/arn-fields.js";
import { fieldProblem } from "../shared/arns/arn-problem.js";
import { trimmed } from "../shared/arns/arn-rewriting.js";
import { isNoArn } from "./arn-start.js";
import { nestedArn } from "./nested-arn.js";
import { managedPolicyProblem, type NoPolicy, type NotAttachable, type WrongPath } from "./managed-policy-path.js";
import { namedResource } from "./named-resource.js";
import { fits, isOfAnyService, noSingleArn, type NoSingleArn } from "./single-arn.js";
import { tagInText, type TagInText } from "./tag-in-text.js";
import { shownAddress } from "../shared/messages/names.js";
import { hasPlaceholder } from "../shared/texts/placeholders.js";
import { plainNames, substitutionHint, withReferences } from "../shared/texts/substitutions.js";

/** What is wrong with a value where an ARN is required, as a message of the rule. */
export type PlaceProblem = (
  | Message<"whole" | "nameForArn", "arn" | "resource">
  | Message<"placeholder" | "textForArn" | "otherForArn" | "spaceForArn" | "nestedForArn">
  | FieldMistake
  | NoSingleArn
  | WrongPath
  | NotAttachable
  | TagInText
  | NoPolicy
  | Message<"plainName", "variable">
) & {
  /** The intended ARN, as the template writes it. */
  readonly intendedArn?: Text;
  /** What to do, if that is not to write the intended ARN, as a sentence. */
  readonly advice?: string;
};

type FieldMistake = Message<"fieldForArn", "field" | "value">;

type Context = Pick<RuleContext, "project" | "template">;

/** Reports only what is wrong in every deployment that uses the value. */
export function placeProblem(context: Context, kind: ArnKind, text: Text): PlaceProblem | undefined {
  const { template } = context;
  const named = namedResource(context, text);
  if (named) {
    const { resource, isWhole, shown, arn } = named;
    const isIntended = resource.arn !== undefined && canBe(kind, resource.arn);
    const data = { arn: shown, resource: shownAddress(resource.address) };
    return { messageId: isWhole ? "whole" : "nameForArn", data, ...(isIntended && arn && { intendedArn: arn }) };
  }
  const tag = tagInText(text);
  if (tag) return tag;
  const plain = plainName(template, text);
  if (plain) return plain;
  if (hasPlaceholder(text)) return { messageId: "placeholder" };
  const inner = hasSpace(text) ? trimmed(text) : undefined;
  if (inner) return { messageId: "spaceForArn", intendedArn: inner };
  if (isNoArn(text, "identity") || /^[*?]/.test(literalOf(text) ?? "")) return { messageId: "textForArn" };
  const fields = arnFields(text);
  if (!fields) return undefined;
  const nested = nestedArn(text, fields);
  if (nested) return { messageId: "nestedForArn", ...(nested.written && { intendedArn: nested.written }) };
  const mistake = mistakeIn(fields);
  if (mistake) return mistake;
  if (hasSpace(text) && !isOfAnyService(kind)) return { messageId: "spaceForArn" };
  if (!fits(kind, fields) && !canBe(kind, text)) return { messageId: "otherForArn" };
  return noSingleArn(kind, fields, text) ?? managedPolicyProblem(context.project, text);
}

/** A name of the template in an ARN that no function fills in: `arn:aws:iam::${AWS::AccountId}:role/dms`. */
function plainName(template: Template, text: Text): PlaceProblem | undefined {
  const written = { text, location: text.location };
  const [name] = plainNames(template, written);
  if (name === undefined) return undefined;
  const intendedArn = withReferences(template, written);
  const advice = substitutionHint(template, name, written);
  return {
    messageId: "plainName",
    data: { variable: `\${${name}}` },
    advice,
    ...(intendedArn && { intendedArn }),
  };
}

/**
 * IAM rejects ARNs with spaces: "There must not be any trailing spaces in the ARN". It is not known of line breaks.
 * https://github.com/cloud-gov/terraform-provision/issues/1802
 */
function hasSpace({ parts }: Text): boolean {
  return parts.some((part) => part.kind === "literal" && /[ \t]/.test(part.text));
}

function canBe(kind: ArnKind, text: Text): boolean {
  return patternsOf(kind).some((pattern) => matchText(pattern, text) !== "no");
}

const patternsOf = oncePer(({ arns }: ArnKind) => arns.map((arn) => plainText(arn)));

function mistakeIn(fields: ArnFields): PlaceProblem | undefined {
  const { partition, known, resource } = fields;
  const isOpen = /[*?]/.test(partition) || partitions.some(({ name }) => name === partition);
  if (known > 1 && !isOpen) return { messageId: "fieldForArn", data: { field: "partition", value: partition } };
  if (known < 6) return undefined;
  if (resource === undefined) return { messageId: "textForArn" };
  const [mistake] = Object.entries(fieldProblem(fields)?.data ?? {});
  return mistake && { messageId: "fieldForArn", data: { field: mistake[0], value: mistake[1] } };
}
