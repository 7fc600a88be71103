import type { IamEdit, NewStatement } from "../rule-kit/index.js";
import { sole } from "../source/index.js";
import type { Text, TextPart } from "../tree/index.js";
import { intendedOwners } from "./intended-owners.js";
import type { EditContext } from "./owners/edit-context.js";
import { templateOf } from "./owners/edit-target.js";
import { arnReference } from "./scope/arn-reference.js";
import { isRepeatedWith } from "./scope/expression-scope.js";
import { moduleOf } from "./scope/module-of.js";
import { statementsAlike } from "./values/alike-statements.js";
import { writeContextOf } from "./values/write-context.js";

type Appended = Extract<IamEdit, { readonly kind: "append-statements" }>;

/**
 * The edit in the words of a block with `for_each` or `count`: a resource of an instance, `aws_s3_bucket.b["orders"]`, is that of the
 * instance with the same key, `aws_s3_bucket.b[each.key]`. So one text is right for all instances, and for those that other
 * values make. The same edit: nothing in it has such words.
 */
export function inWordsOfLoop(edit: Appended, place: EditContext): Appended {
  const { document } = edit;
  const template = templateOf(edit, place.template, place.project.templates);
  const module = moduleOf(template, document.location.file);
  const key = sole([...new Set(intendedOwners(edit, place).map(keyOf))]);
  if (!module || key === undefined) return edit;
  const inWords = (part: TextPart): TextPart => {
    const name = part.expressionText?.split(key, 1)[0] ?? "";
    if (!part.expressionText?.startsWith(`${name}${key}.`)) return part;
    if (!isRepeatedWith(name, document.location, module)) return part;
    const word = key.startsWith('["') ? "each.key" : "count.index";
    const expressionText = `${name}[${word}]${part.expressionText.slice(name.length + key.length)}`;
    return { ...part, expressionText, location: document.location };
  };
  const ofInstance = (text: Text): Text => {
    const arn = arnReference(text, template);
    const [first] = text.parts;
    const parts = (arn && first ? [{ ...first, expressionText: arn.reference }, ...arn.rest] : text.parts).map(inWords);
    return parts.some((part) => part.location === document.location) ? { ...text, parts } : text;
  };
  const context = writeContextOf(template, document.location);
  const statements = edit.statements.map((one): NewStatement => {
    // Only its actions are added to a statement that is there: for all instances already.
    if (statementsAlike(document, one, context).length > 0) return one;
    const resources = one.resources.map(ofInstance);
    return resources.some((text, index) => text !== one.resources[index]) ? { ...one, resources } : one;
  });
  return statements.some((one, index) => one !== edit.statements[index]) ? { ...edit, statements } : edit;
}

/** The key of an instance, as it is written: `["orders"]` or `[0]`. */
function keyOf(owner: string): string | undefined {
  return /\[(?:"[^"]*"|\d+)\]$/.exec(owner)?.[0];
}
