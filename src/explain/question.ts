import { nearest } from "../iam/index.js";

/** What somebody wants to have explained, by its form. */
export type Question =
  | { readonly kind: "rule"; readonly name: string }
  | { readonly kind: "action"; readonly action: string }
  /** A word without spaces: an address, a name, or the code of an error. */
  | { readonly kind: "word"; readonly word: string; readonly similarRules: readonly string[] }
  | { readonly kind: "error"; readonly text: string };

/** A name as dmslint's rules have it, or that of a rule of a plugin. */
const ruleLike = /^(?:[a-z]+(?:-[a-z]+)*|@?[\w.-]+\/[\w./-]+)$/;

export function questionOf(written: string, rules: readonly string[]): Question {
  const word = written.trim();
  if (rules.includes(word)) return { kind: "rule", name: word };
  if (/^[a-z0-9-]+:[A-Za-z0-9*?]+$/i.test(word)) return { kind: "action", action: word };
  if (/\s/.test(word) || /^[{[]/.test(word)) return { kind: "error", text: written };
  return {
    kind: "word",
    word,
    similarRules: ruleLike.test(word) ? nearest(word, rules) : [],
  };
}
