import type { CompletionItem } from "vscode-languageserver/node.js";
import { formatByName } from "../../model/index.js";
import { visible, type SourceFile } from "../../source/index.js";
import { rangeOfOffsets } from "../texts/positions.js";
import { textInCall } from "./calls.js";
import type { LooseText, LoosePlace } from "./loose-tree.js";
import { completionKinds, type Reference, type Completion } from "./completion.js";

/** Where a completion is written: from the start of what is there to its end, with the quotes if they go as well. */
interface Target {
  readonly file: SourceFile;
  readonly place: LoosePlace;
  readonly offset: number;
}

/** The item of the protocol: its edit replaces what is written, with or without quotes around it. */
export function writtenCompletion(completion: Completion, target: Target): CompletionItem {
  const { about, detail, kind, order = 5, reference, text } = completion;
  const { filter, from, newText, to } = reference
    ? referenceEdit(reference, text, target)
    : textEdit(completion, target);
  return {
    label: visible(text),
    kind: asItemKind(kind),
    sortText: `${String(order)}${text}`,
    filterText: filter,
    ...(detail !== undefined && { detail }),
    ...(about !== undefined && { documentation: { kind: "markdown", value: about } }),
    textEdit: { range: rangeOfOffsets(target.file, from, to), newText },
  };
}

function asItemKind(kind: number): NonNullable<CompletionItem["kind"]> {
  return kind as NonNullable<CompletionItem["kind"]>;
}

interface Edit {
  readonly from: number;
  readonly to: number;
  readonly newText: string;
  readonly filter: string;
}

/** What is there. A gap is filled where the cursor is. */
function spanOf({ offset, place: { text } }: Target): Pick<LooseText, "start" | "end" | "quote" | "isClosed"> {
  return text && !text.isGap ? text : { start: offset, end: offset, quote: "", isClosed: true };
}

function textEdit({ isKey, mayRepeat, text }: Completion, target: Target): Edit {
  const { end: to, isClosed, quote, start: from } = spanOf(target);
  const { hasSign, syntax } = target.place;
  const needsQuotes =
    quote === "" &&
    (syntax !== "yaml" || /^(?:[*!&[{]|\$\{)|: |:$/.test(text)) &&
    !(isKey && syntax === "hcl" && /^\w+$/.test(text));
  const written = needsQuotes ? JSON.stringify(text) : isClosed ? text : text + quote;
  const sign = syntax === "hcl" ? (mayRepeat ? " " : " = ") : ": ";
  const after = isKey && !hasSign && quote === "" ? sign : "";
  return {
    from,
    to,
    newText: space(target) + written + after,
    filter: needsQuotes ? text : written.replace(/["']$/, ""),
  };
}

/** A value does not touch its key. */
function space({ file, offset, place: { syntax, text } }: Target): string {
  const before = file.text[offset - 1] ?? "";
  return text?.isGap && (before === ":" || (before === "-" && syntax === "yaml")) ? " " : "";
}

function referenceEdit(reference: Reference, text: string, target: Target): Edit {
  const { end, isClosed, quote, start } = spanOf(target);
  const { after, attribute, name } = reference;
  const { syntax, text: written } = target.place;
  const inside = `\${${[name, ...(attribute === "" ? [] : [attribute])].join(".")}}${after}`;
  const isTemplate = formatByName(target.file.path) !== undefined;
  const inText = textInCall(reference, target.place) ?? (isTemplate && quote !== "" ? inside : undefined);
  const rest = after === "" && inText !== undefined ? startOfRest(target) : undefined;
  if (rest !== undefined) return { from: start, to: rest, newText: inside, filter: inside };
  if (inText !== undefined) {
    const edit = textEdit({ text: inText, kind: completionKinds.reference }, target);
    return { ...edit, filter: written?.text.startsWith("$") ? inside : text };
  }
  const whole = isTemplate
    ? hclReference(inside, after)
    : stackReference({ after, attribute, name }, inside, syntax === "yaml");
  const from = start - quote.length;
  const to = isClosed ? end + quote.length : end;
  return { from, to, newText: space(target) + whole, filter: quote + text };
}

/** Where what follows the reference begins that a text starts with, if the cursor is in that: `/*` of `${Bucket.Arn}/*`. */
function startOfRest({ offset, place: { text } }: Target): number | undefined {
  const length = /^\$\{[^{}]*\}(?=.)/.exec(text?.text ?? "")?.[0].length;
  const rest = text && length !== undefined ? text.start + length : undefined;
  return rest !== undefined && offset < rest ? rest : undefined;
}

function hclReference(inside: string, after: string): string {
  return after === "" ? inside.slice(2, -1) : `"${inside}"`;
}

function stackReference({ after, attribute, name }: Reference, inside: string, isYaml: boolean): string {
  if (after !== "") return isYaml ? `!Sub "${inside}"` : `{ "Fn::Sub": "${inside}" }`;
  if (attribute === "") return isYaml ? `!Ref ${name}` : `{ "Ref": "${name}" }`;
  return isYaml ? `!GetAtt ${name}.${attribute}` : `{ "Fn::GetAtt": ["${name}", "${attribute}"] }`;
}
