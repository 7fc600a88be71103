/** A piece of the form of an ARN or attribute: plain text, or a token in `${}`. */
interface FormPiece {
  readonly text: string;
  readonly token: string | undefined;
}

const knownPieces = new Map<string, readonly FormPiece[]>();

/** The table of resource types has a few hundred forms, and each resource fills some of them. */
export function formPieces(form: string): readonly FormPiece[] {
  const known = knownPieces.get(form);
  if (known) return known;
  const texts = form.split(/(\$\{[^}]*\})/).filter((text) => text !== "");
  const pieces = texts.map((text) => ({ text, token: /^\$\{(.*)\}$/.exec(text)?.[1] }));
  knownPieces.set(form, pieces);
  return pieces;
}
