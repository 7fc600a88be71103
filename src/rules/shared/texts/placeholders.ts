import { stringOf, type Text } from "../../../rule-kit/index.js";
import type { HeldDocument } from "../../../model/index.js";
import { arnFields } from "../arns/arn-fields.js";

/**
 * Whether a text has a placeholder that its author must replace: `<account>`, `****`, `{{region}}`, `your-bucket`, or a
 * word of an AWS sample. Unknown values are no placeholders, and the name of a declared resource is one whatever it contains.
 */
export function hasPlaceholder(text: Text): boolean {
  const own = withoutReferences(text);
  return isMarked(own) || fieldWord(shown(own)) !== null;
}

function withoutReferences(text: Text): Text {
  const parts = text.parts.filter(({ origin }) => origin.from !== "reference");
  return parts.length === text.parts.length ? text : { ...text, parts };
}

/**
 * Whether something may replace parts of a policy before AWS reads it: a tool those of a policy file, and the Lambda
 * function of a custom resource those of a property.
 */
export function mayBeFilledIn({ holderKind }: HeldDocument): boolean {
  return holderKind === "bare" || holderKind === "unseen";
}

/**
 * Whether a tool replaces parts of a text in a policy file. Marks and words in capitals show this. The lower-case words
 * of AWS samples, `arn:aws:dms:region:account:resourcetype/id`, were copied and no tool replaces them.
 */
export function isForm(text: Text): boolean {
  const [, ...found] = fieldWord(shown(text)) ?? [];
  return isMarked(text) || toolMark.test(shown(text)) || /[A-Z]/.test(found.join(""));
}

/**
 * Whether a value of a condition, a label of a domain in it, or the account of an ARN is nothing but words in capitals:
 * `SOURCE-ACCOUNT-ID`, `SERVICE-NAME.amazonaws.com`. IDs, regions, services and ARNs are written in lower case.
 */
export function isInCapitals(text: Text): boolean {
  if (hasAccountWord(text)) return true;
  return shown(text)
    .split(".")
    .some((label) => /^_*[A-Z][A-Z\d]*(?:[-_ ]+[A-Z\d]+)*_*$/.test(label));
}

/** Whether several words in capitals stand for an ARN or its beginning: `BUCKET_ARN/*`. The ID of a role is one word. */
export function beginsInCapitals(text: Text): boolean {
  return /^[A-Z][A-Z\d]*(?:_[A-Z\d]+)+(?=$|[/:*])/.test(shown(text));
}

/**
 * Whether a name in which AWS resolves no variables is a form: an action, an effect, a Sid, an operator, a kind of
 * principal.
 */
export function isFormOfName(text: Text): boolean {
  return isForm(text) || shown(text).includes("${");
}

/** Whether a text is a form that may not be one of AWS's variables, which have a prefix: `${aws:username}`. */
export function isFormBesideVariables(text: Text): boolean {
  return isForm(text) || /\$\{(?![\w.-]+:|[*?$]\})/.test(shown(text));
}

/** A text with a star for each unknown part. */
function shown(text: Text): string {
  return stringOf(text, "*");
}

/**
 * Marks of tools that may also be part of a name: `__x__`, `@x@`, `#x#`, `~x~`, `!X!`, `--X--`, `$X`, `$(x)`, `((x))`, `%{x}`,
 * `{% x %}`, and the verbs of a program's `format`: `%s`, `%[1]s`, `%(x)s`. What can be nothing else is not known to any rule:
 * `parsers/formats/filled-in-marks.ts`.
 */
const toolMark =
  /__[A-Za-z]\w*__|([@#~!])[A-Za-z]\w*\1|--[A-Z]\w*--|\$\(?[A-Za-z]|\(\([A-Za-z][\w.:/-]*\)\)|%\{|\{%|%(?:\[\d+\]|\(\w+\))?[sdv](?![A-Za-z\d])/;

/**
 * Whether a condition key is a form: AWS resolves no variables in keys, and neither services nor domains have other
 * signs than these.
 */
export function isFormOfKey(key: Text): boolean {
  const written = shown(key);
  const [prefix = ""] = written.trim().split(":");
  return isFormOfName(key) || !/^[A-Za-z0-9./-]*$/.test(prefix);
}

function isMarked({ parts }: Text): boolean {
  return parts.some(
    (part) =>
      part.kind === "literal" &&
      signs.test(part.text) &&
      mark.test(part.text) &&
      mark.test(part.text.replace(variables, "")),
  );
}

/** Variables of IoT policies with brackets: `${iot:Connection.Thing.Attributes[account]}`. */
const variables = /\$\{iot:[\w.]+\[[^\]{}]+\]\}/gi;

/** Each mark has one of these. Most texts have none, and V8 needs long to compile the pattern of the marks. */
const signs = /[<{[%]|\*{3}|X{4}|\.{3}|your/i;

const mark = new RegExp(
  [
    "<[^<>]*>|\\{\\{[^{}]*\\}\\}|\\[[A-Za-z][\\w -]*\\]|%[A-Za-z][\\w-]*%|\\*{3,}|\\bX{4,}\\b|\\.\\.\\.|(?<!\\$)\\{[A-Za-z][\\w: -]*\\}",
    "(?<![A-Za-z0-9])your[-_ ]?(?:account|region|bucket|key|role|domain)[-_ ]?(?:id|name)?(?![A-Za-z])",
  ].join("|"),
  "i",
);

/** The field of an ARN that contains the name of the field. */
function fieldWord(text: string): RegExpExecArray | null {
  return fieldNames.test(text) ? word.exec(text) : null;
}

/** Most texts have none of these. */
const fieldNames = /partition:|:service:|region:|account|:resource/i;

const word = new RegExp(
  "^arn:(?:" +
    [
      "((?:aws[-_]?)?partition):",
      "[^:]*:(service):",
      "(?:[^:]*:){2}((?:aws[-_]?)?region):",
      "(?:[^:]*:){3}((?:aws[-_]?)?account(?:[-_ ]?(?:id|number))?):",
      "(?:[^:]*:){4}(resource[-_ ]?(?:type|id)?)(?:[:/]|$)",
    ].join("|") +
    ")",
  "i",
);

/** Whether the account of an ARN is any other word in capitals. */
export function hasAccountWord(text: Text): boolean {
  // Few texts have a field of capitals, so few are split into their fields.
  if (!/:[A-Z][A-Z_-]*(?::|$)/.test(shown(text))) return false;
  const account = arnFields(text)?.account ?? "";
  return /^[A-Z][A-Z_-]*$/.test(account);
}
