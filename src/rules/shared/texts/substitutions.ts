import type { Template } from "../../../model/index.js";
import { isInside, oncePer, type Location, type Text, type TextPart } from "../../../rule-kit/index.js";
import { variableProblem, variablesIn } from "./variables.js";

/** A text, and where it is written. */
export interface WrittenText {
  readonly text: Text;
  readonly location: Location;
}

/**
 * What to do that a template fills in a name. Where it has no such name, `Fn::Sub` fills in nothing: `${region}` may be there for another
 * program. A value that stands elsewhere, such as a default, can have no function.
 */
export function substitutionHint(template: Template, inside: string, written: WrittenText): string {
  const { missingSubstitution } = template.dialect.words;
  const isMissing = missingSubstitution !== "" && isName(template, inside) && isWrittenThere(written);
  return isMissing ? missingSubstitution : "Write its value, if no other program does.";
}

/** The names of its template that a text has only as plain text: `AWS::Region` of `arn:aws:s3:::data-${AWS::Region}`. */
export function plainNames(template: Template, written: WrittenText): readonly string[] {
  if (template.dialect.words.missingSubstitution === "" || !isWrittenThere(written)) return [];
  return variablesIn(written.text).flatMap(({ inside }) =>
    inside !== undefined && isName(template, inside) ? [inside] : [],
  );
}

/** The text with references in place of such names. `undefined`: it has others that the template does not know. */
export function withReferences(template: Template, written: WrittenText): Text | undefined {
  const names = new Set(plainNames(template, written));
  const isKnown = variablesIn(written.text).every(
    (variable) => variableProblem(variable) !== "substitution" || names.has(variable.inside ?? ""),
  );
  if (names.size === 0 || !isKnown) return undefined;
  return { ...written.text, parts: written.text.parts.flatMap((part) => split(part, names)) };
}

function split(part: TextPart, names: ReadonlySet<string>): readonly TextPart[] {
  if (part.kind === "hole") return [part];
  const { location, origin } = part;
  return part.text.split(/(\$\{[\w.:]+\})/).map((piece): TextPart => {
    const name = piece.slice(2, -1);
    return names.has(name) && piece === `\${${name}}`
      ? reference(name, location)
      : { kind: "literal", text: piece, location, origin };
  });
}

function reference(expressionText: string, location: Location): TextPart {
  const symbol = { id: `substituted:${expressionText}`, shape: "any" } as const;
  return { kind: "hole", symbol, reason: "it is a reference", location, origin: { from: "computed" }, expressionText };
}

/** False for what a reference or a map gives. */
function isWrittenThere({ text: { parts }, location }: WrittenText): boolean {
  return parts.every(
    (part) => part.kind === "hole" || (part.origin.from === "written" && isInside(part.location, location)),
  );
}

function isName(template: Template, inside: string): boolean {
  return pseudoParameter.test(inside) || namesIn(template).has(inside.split(".")[0] ?? "");
}

const pseudoParameter = /^AWS::(?:AccountId|Partition|Region|StackId|StackName|URLSuffix)$/;

const namesIn = oncePer(({ inputs, resources }: Template): ReadonlySet<string> => {
  return new Set([...(inputs?.keys() ?? []), ...[...resources.values()].map(({ name }) => name)]);
});
