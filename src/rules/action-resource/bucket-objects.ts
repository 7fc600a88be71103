import { literalPart, type CoveredActions } from "../../iam/index.js";
import type { Statement } from "../../model/index.js";
import { oncePer, type Suggestion, type Text } from "../../rule-kit/index.js";
import { arnFields } from "../shared/arns/arn-fields.js";
import type { Unreached } from "./unreached-actions.js";

type Named = Suggestion<"addObjects" | "addBucket" | "useObjects" | "useBucket">;

/**
 * For an action on objects where only the bucket is named, or the other way round: adds the missing resource. If no action of the
 * statement can use what is named, the missing resource stands in its place.
 */
export function bucketSuggestion(
  statement: Statement,
  covered: CoveredActions,
  all: readonly Unreached[],
): readonly Named[] {
  const types = typesOf(covered);
  const texts = (statement.resources?.items ?? []).map(({ text }) => text);
  if (covered.prefix !== "s3" || types.length === 0) return [];
  const isForObjects = types.includes("object");
  const type = onlyTypeOf(covered);
  const isForAll = type !== undefined && type === commonType(all) && all.length === statement.actions?.items.length;
  const named = (messageId: Named["messageId"], arns: readonly Text[]): readonly Named[] => [
    { messageId, fix: (fixer) => fixer.replaceResources(statement, arns) },
  ];
  if (isForObjects) {
    const buckets = texts.filter(isBucket);
    if (buckets.length === 0) return [];
    if (isForAll)
      return named(
        "useObjects",
        texts.map((text) => (isBucket(text) ? withObjects(text) : text)),
      );
    return named("addObjects", [...texts, ...buckets.map(withObjects)]);
  }
  const buckets = texts.flatMap((text) => withoutObjects(text) ?? []).filter(isBucket);
  if (!types.includes("bucket") || buckets.length < texts.length) return [];
  return isForAll ? named("useBucket", buckets) : named("addBucket", [...buckets, ...texts]);
}

/** The types of resources that the actions of an item are for. */
function typesOf({ actions }: CoveredActions): readonly string[] {
  return actions.flatMap(({ facts }) => [...(facts?.required ?? []), ...(facts?.optional ?? [])]);
}

/** What an action needs, if it is either objects or buckets. */
function onlyTypeOf(covered: CoveredActions): "object" | "bucket" | undefined {
  const types = typesOf(covered);
  const isForObjects = types.includes("object");
  if (covered.prefix !== "s3" || isForObjects === types.includes("bucket")) return undefined;
  return isForObjects ? "object" : "bucket";
}

/** What all of these actions need. Each of them asks for it. */
const commonType = oncePer((all: readonly Unreached[]) => {
  const types = new Set(all.map(({ covered }) => onlyTypeOf(covered)));
  return types.size === 1 ? [...types][0] : undefined;
});

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
