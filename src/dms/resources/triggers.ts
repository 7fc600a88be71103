import {
  agreed,
  allOf,
  anyOf,
  matchText,
  negate,
  no,
  plainText,
  sameText,
  unknown,
  type Verdict,
  yes,
} from "../../iam/index.js";
import type { NeedCondition } from "../../knowledge/index.js";
import type { DmsResource, Template } from "../../model/index.js";
import { oncePer } from "../../source/index.js";
import {
  alternatives,
  asLiteral,
  asText,
  possibleTexts,
  reasonOf,
  type Node,
  type Scalar,
  type Text,
} from "../../tree/index.js";
import { factHolds } from "./facts.js";
import { defaultOf, tasksOf, factTypeOf, valueOf, type ResourceVariant } from "./resource-variant.js";

type PropCondition = Extract<NeedCondition, { prop: string }>;

/** Whether a condition of the facts holds. `null` always holds. `own`: the resource types to which a use belongs. */
export function conditionHolds(
  variant: ResourceVariant,
  condition: NeedCondition | null,
  own: readonly string[],
): Verdict {
  if (condition === null) return yes();
  if ("all" in condition) return allOf(condition.all.map((part) => conditionHolds(variant, part, own)));
  if ("any" in condition) return anyOf(condition.any.map((part) => conditionHolds(variant, part, own)));
  if ("not" in condition) return negate(conditionHolds(variant, condition.not, own));
  if ("prop" in condition) return propHolds(variant, condition);
  if (condition.op === "fact") return factHolds(variant, condition.value);
  return resourceExists(variant, condition.value, own);
}

/**
 * Whether a plain value of a resource decides that a condition does not hold: the engine of an endpoint is another one.
 * Most uses are left out by that, without their variants.
 */
export function failsPlainly(resource: DmsResource, condition: NeedCondition | null): boolean {
  if (condition === null) return false;
  if ("all" in condition) return condition.all.some((part) => failsPlainly(resource, part));
  if (!("prop" in condition) || (condition.op !== "eq" && condition.op !== "in")) return false;
  const value = resource.properties.get(condition.prop)?.value;
  return (
    value?.kind === "scalar" && !isOfTasks(resource.kind, condition) && !wantedBy(condition).includes(writtenIn(value))
  );
}

const writtenIn = oncePer(({ text }: Scalar) => written(text));

/** Whether an endpoint is asked for what its tasks say. */
function isOfTasks(kind: DmsResource["kind"], { prop }: PropCondition): boolean {
  return kind === "DmsEndpoint" && /^(?:task|tt)\./.test(prop);
}

/**
 * Whether a resource of one of the types exists. Types in `own` are compared with the resource alone, because another
 * task in the template has its own use.
 */
function resourceExists(
  { template, resource }: ResourceVariant,
  types: readonly string[],
  own: readonly string[],
): Verdict {
  const type = factTypeOf(resource);
  if (types.includes(type)) return yes(resource);
  if (own.includes(type) && types.some((one) => own.includes(one))) return no(resource);
  const other = types.map((one) => firstOfType(template).get(one)).find((one) => one !== undefined);
  if (other) return yes(other);
  return template.incompleteReason === undefined ? no() : unknown(template.incompleteReason);
}

const firstOfType = oncePer(
  ({ dmsResources }: Template) => new Map(dmsResources.toReversed().map((one) => [factTypeOf(one), one])),
);

function propHolds(variant: ResourceVariant, condition: PropCondition): Verdict {
  if (!isOfTasks(variant.resource.kind, condition)) return valueHolds(condition, valueOf(variant, condition.prop));
  // If the linted files have no task, nothing enables the setting.
  const { certain, possible } = tasksOf(variant);
  const ofTask = (task: DmsResource): Verdict => valueHolds(condition, task.properties.get(condition.prop)?.value);
  const open = possible
    .map(ofTask)
    .map((verdict) =>
      verdict.answer === "no" ? verdict : unknown("which endpoint a task uses is not known", ...verdict.because),
    );
  return anyOf([...certain.map(ofTask), ...open]);
}

/** The common answer for all branches of a choice, or unknown if they differ. */
function valueHolds(condition: PropCondition, value: Node | undefined): Verdict {
  if (!value) return isMet(condition, undefined);
  const verdicts = alternatives(value).map((branch) =>
    isMet(condition, branch.value.kind === "null" ? undefined : branch.value),
  );
  return agreed(verdicts, "it depends on a condition of the template");
}

function isMet(condition: PropCondition, value: Node | undefined): Verdict {
  switch (condition.op) {
    case "set":
      return isSet(value);
    case "unset":
      return negate(isSet(value));
    case "eq":
    case "in":
    case "startsWith":
      return isOneOf(condition, value);
    case "neq":
      return negate(isOneOf(condition, value));
  }
}

function isSet(value: Node | undefined): Verdict {
  if (!value) return no();
  // What AWS generates for a declared resource is there, whatever it is.
  if (value.kind === "unknown") return value.symbol.isUnique ? yes(value) : unknown(value.reason, value);
  const text = asText(value);
  return text?.parts.every((part) => part.kind === "literal" && part.text === "") ? no(value) : yes(value);
}

type ValueCondition = Extract<PropCondition, { value: unknown }>;

/** Whether a property has one of the values that a condition names, or begins with one. */
function isOneOf(condition: ValueCondition, value: Node | undefined): Verdict {
  const { prop } = condition;
  const isStart = condition.op === "startsWith";
  const because = value ? [value] : [];
  const all = wantedBy(condition);
  const isAmong = (literal: string): Verdict => {
    const plain = written(literal);
    const isMatch = isStart ? all.some((one) => plain.startsWith(one)) : all.includes(plain);
    return isMatch ? yes(...because) : no(...because);
  };
  const literal = value ? asLiteral(value) : defaultOf(prop)?.toString();
  if (literal !== undefined) return isAmong(literal);
  const text = asText(value);
  if (!text) return value ? unknown(`${prop} is not a string`, value) : no();
  const reason = reasonOf(text) ?? `${prop} is not known`;
  const possible = possibleTexts(text);
  if (possible) return agreed(possible.map(isAmong), reason);
  const plain = comparable(text);
  const answers = all.map((one) =>
    isStart ? matchText(plainText(`${one}*`), plain) : sameText(plain, plainText(one)),
  );
  if (answers.includes("yes")) return yes(...because);
  return answers.includes("unknown") ? unknown(reason, ...because) : no(...because);
}

const wantedBy = oncePer(({ value }: ValueCondition) =>
  (typeof value === "object" ? value : [String(value)]).map(written),
);

/**
 * `SSE_KMS` and `sse-kms` are the same value, and `y` means `true`.
 * https://docs.aws.amazon.com/dms/latest/APIReference/API_S3Settings.html
 */
function written(text: string): string {
  const lower = text.toLowerCase().replaceAll("-", "_");
  return lower === "y" ? "true" : lower === "n" ? "false" : lower;
}

function comparable(text: Text): Text {
  return {
    ...text,
    parts: text.parts.map((part) => (part.kind === "literal" ? { ...part, text: written(part.text) } : part)),
  };
}
