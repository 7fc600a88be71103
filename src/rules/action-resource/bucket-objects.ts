import { literalPart, type CoveredActions } from "../../iam/index.js";
import type { Statement } from "../../model/index.js";
import type { Suggestion, Text } from "../../rule-kit/index.js";
import { arnFields } from "../shared/arns/arn-fields.js";

type Added = Suggestion<"addObjects" | "addBucket">;

/** For an action on objects where only the bucket is named, or the other way round: adds the missing resource. */
export function bucketSuggestion(statement: Statement, { prefix, actions }: CoveredActions): readonly Added[] {
  const types = actions.flatMap(({ facts }) => [...(facts?.required ?? []), ...(facts?.optional ?? [])]);
  const texts = (statement.resources?.items ?? []).map(({ text }) => text);
  if (prefix !== "s3" || types.length === 0) return [];
  if (types.includes("object")) {
    const buckets = texts.filter(isBucket);
    if (buckets.length === 0) return [];
    const added = [...texts, ...buckets.map((text) => withObjects(text))];
    return [{ messageId: "addObjects", fix: (fixer) => fixer.replaceResources(statement, added) }];
  }
  const buckets = texts.flatMap((text) => withoutObjects(text) ?? []).filter(isBucket);
  if (!types.includes("bucket") || buckets.length < texts.length) return [];
  return [{ messageId: "addBucket", fix: (fixer) => fixer.replaceResources(statement, [...buckets, ...texts]) }];
}

/** Whether an ARN names a bucket as a whole. In a list, ARNs of other services may stand beside it. */
function isBucket(text: Text): boolean {
  const fields = arnFields(text);
  return fields?.service === "s3" && fields.resource !== "" && fields.resource?.includes("/") === false;
}

/** `bucket/*` of a bucket. */
function withObjects(text: Text): Text {
  const last = text.parts.at(-1);
  const parts =
    last?.kind === "literal" && last.expressionText === undefined
      ? [...text.parts.slice(0, -1), { ...last, text: `${last.text.replace(/\/$/, "")}/*` }]
      : [...text.parts, literalPart("/*", text.location)];
  return { ...text, parts };
}

/** The bucket of `bucket/*`. */
function withoutObjects(text: Text): Text | undefined {
  const last = text.parts.at(-1);
  if (last?.kind !== "literal" || !last.text.endsWith("/*")) return undefined;
  const rest = last.text.slice(0, -2);
  return { ...text, parts: [...text.parts.slice(0, -1), ...(rest === "" ? [] : [{ ...last, text: rest }])] };
}
