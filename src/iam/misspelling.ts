/** The words that names of one kind are made of, in lower case. */
export interface Vocabulary {
  readonly words: ReadonlySet<string>;
  /** Those that say what is done. */
  readonly verbs?: ReadonlySet<string>;
}

interface Word {
  readonly text: string;
  readonly start: number;
}

const word = /[A-Z]+(?![a-z])|[A-Z][a-z]+|[a-z]+|\d+/g;

/** The words of a name in lower case: `describe`, `db`, `instances` of `DescribeDBInstances`. */
export function wordsOf(name: string): readonly string[] {
  return placedWords(name).map(({ text }) => text);
}

function placedWords(name: string): readonly Word[] {
  return [...name.matchAll(word)].map((match) => ({ text: match[0].toLowerCase(), start: match.index }));
}

/**
 * Whether a name is another one misspelled, and can be nothing else: in the case of its letters, or with one letter dropped,
 * added, swapped with the next or, in a long word, changed, so that the word says nothing by itself. Singular and plural are
 * one word.
 */
export function isMisspelling(written: string, intended: string, vocabulary: Vocabulary): boolean {
  const edit = editBetween(written.toLowerCase(), intended.toLowerCase());
  if (edit === "none") return true;
  if (edit === "several") return false;
  const touched = placedWords(intended).filter((one) => isTouched(one, edit));
  return touched.length > 0 && touched.every((one) => isMisspelledWord(written, one, edit, vocabulary));
}

/** A letter that was added between two words may belong to either. */
function isTouched({ start, text }: Word, edit: Edit): boolean {
  const end = start + text.length;
  return edit.start === edit.end ? start <= edit.start && edit.start <= end : edit.start < end && edit.end > start;
}

/** What differs between two texts, as a range of the second: one letter more or less, another one, or two swapped. */
interface Edit {
  readonly start: number;
  readonly end: number;
  readonly kind: "dropped" | "added" | "doubled" | "changed" | "swapped";
  /** By how much the first text is longer. */
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
  const isDoubled = is === intended[start - 1] || is === intended[start];
  return { start, end, kind: isDoubled ? "doubled" : "added", surplus };
}

/** The shortest words in which another letter leaves no doubt. */
const longWord = 5;

function isMisspelledWord(written: string, { start, text }: Word, edit: Edit, { verbs, words }: Vocabulary): boolean {
  const other = written.slice(start, start + text.length + edit.surplus).toLowerCase();
  if (start > 0 && (`${text}s` === other || `${other}s` === text)) return true;
  if (verbs && (start === 0 || verbs.has(text))) return isNearestVerb(other, text, edit.kind, verbs);
  return !words.has(other) && (edit.kind !== "changed" || text.length >= longWord);
}

/** Whether no other verb is as easily meant: a letter is sooner left out than taken for another one. */
function isNearestVerb(written: string, intended: string, kind: Edit["kind"], verbs: ReadonlySet<string>): boolean {
  if (verbs.has(written)) return false;
  const isCommon = (one: Edit["kind"]): boolean => one !== "changed" && one !== "added";
  return [...verbs].every((verb) => {
    const edit = verb === intended ? "several" : editBetween(written, verb);
    if (edit === "several") return true;
    return edit !== "none" && isCommon(kind) && !isCommon(edit.kind);
  });
}
