/** The words of which names of one kind consist, in lower case. */
export interface Vocabulary {
  readonly words: ReadonlySet<string>;
  /** The words that say what an action does, such as `describe`. */
  readonly verbs?: ReadonlySet<string>;
}

interface Word {
  readonly text: string;
  readonly start: number;
}

const word = /[A-Z][a-z]+|(?:[A-Z](?![a-z]))+|[a-z]+|\d+/g;

/** The words of a name in lower case: `describe`, `db`, `instances` of `DescribeDBInstances`. */
export function wordsOf(name: string): readonly string[] {
  return placedWords(name).map(({ text }) => text);
}

function placedWords(name: string): readonly Word[] {
  return [...name.matchAll(word)].map((match) => ({ text: match[0].toLowerCase(), start: match.index }));
}

/**
 * Whether a name can only be a misspelling of another one. The names differ in case alone, or by one letter that is
 * dropped, added, swapped with the next or, in a long word, changed. The misspelled word must not be a word of the
 * vocabulary itself. Singular and plural count as one word.
 */
export function isMisspelling(written: string, intended: string, vocabulary: Vocabulary): boolean {
  const edit = editBetween(written.toLowerCase(), intended.toLowerCase());
  if (edit === "none") return true;
  if (edit === "several") return false;
  const touched = placedWords(intended).filter((one) => isTouched(one, edit));
  return touched.length > 0 && touched.every((one) => isMisspelledWord(written, one, edit, vocabulary));
}

/** A letter that was added between two words may belong to either of them. */
function isTouched({ start, text }: Word, edit: Edit): boolean {
  const end = start + text.length;
  return edit.start === edit.end ? start <= edit.start && edit.start <= end : edit.start < end && edit.end > start;
}

/**
 * How two texts differ, as a range of the second text: one letter is dropped, added or changed, or two letters are
 * swapped.
 */
interface Edit {
  readonly start: number;
  readonly end: number;
  readonly kind: "dropped" | "added" | "doubled" | "changed" | "swapped";
  /** How many letters the first text is longer. Negative if it is shorter. */
  readonly surplus: number;
}

function editBetween(written: string, intended: string): Edit | "none" | "several" {
  if (written === intended) return "none";
  let start = 0;
  while (start < intended.length && written[start] === intended[start]) start++;
  let end = intended.length;
  const surplus = written.length - intended.length;
  while (end > start && end + surplus > start && written[end + surplus - 1] === intended[end - 1]) end--;
  const [was, is] = [intended.slice(start, end), written.slice(start, end + surplus)];
  if (!/^[a-z]*$/.test(was + is)) return "several";
  if (was.length === 2 && is === `${was.charAt(1)}${was.charAt(0)}`) return { start, end, kind: "swapped", surplus };
  if (was.length === 1 && is.length === 1) return { start, end, kind: "changed", surplus };
  if (was.length === 1 && is.length === 0) return { start, end, kind: "dropped", surplus };
  if (was.length > 0 || is.length !== 1) return "several";
  return { start, end, kind: is === intended[start - 1] ? "doubled" : "added", surplus };
}

/** With one changed letter, only words of at least this length are recognised. */
const longWord = 5;

function isMisspelledWord(written: string, { start, text }: Word, edit: Edit, { verbs, words }: Vocabulary): boolean {
  const other = written.slice(start, start + text.length + edit.surplus).toLowerCase();
  if (start > 0 && (`${text}s` === other || `${other}s` === text)) return true;
  if (verbs && (start === 0 || verbs.has(text))) return isNearestVerb(other, text, edit.kind, verbs);
  return !words.has(other) && (edit.kind !== "changed" || text.length >= longWord);
}

/**
 * Whether no other verb is an equally likely correction. To drop, double or swap a letter is a more common mistake than
 * others.
 */
function isNearestVerb(written: string, intended: string, kind: Edit["kind"], verbs: ReadonlySet<string>): boolean {
  if (verbs.has(written)) return false;
  const isCommon = (one: Edit["kind"]): boolean => one !== "changed" && one !== "added";
  return [...verbs].every((verb) => {
    const edit = verb === intended ? "several" : editBetween(written, verb);
    if (edit === "several") return true;
    return edit !== "none" && isCommon(kind) && !isCommon(edit.kind);
  });
}
