import { createScanner } from "jsonc-parser";
import { fitted, type Comment, type SourceFile, type SyntaxProblem } from "../../../source/index.js";
import { unreadable } from "../unreadable.js";
import { advance, addProblem, atHole, getError, here, kinds, layoutOf, type Reading, word } from "./json-tokens.js";
import type { Entry, List, Mapping, Node, Null, Scalar, Unknown } from "../../../tree/index.js";
import { decodeQuoted } from "../quoted-text.js";

/** A parsed JSON text. */
export interface JsonFile {
  readonly documents: readonly Node[];
  readonly problems: readonly SyntaxProblem[];
  readonly comments: readonly Comment[];
}

/** The maximum depth. No template is nested so deeply, and the code that reads the tree is recursive. */
const maximumDepth = 250;

/**
 * Parses a JSON text. Comments and trailing commas are problems, because AWS rejects them, but the tree is still built.
 * A word that contains `hole`, as a value or key, becomes an unknown.
 */
export function readJson(file: SourceFile, hole?: string): JsonFile {
  const scanner = createScanner(file.text);
  const reading: Reading = {
    file,
    scanner,
    hole,
    problems: [],
    comments: [],
    token: kinds.space,
    indent: 0,
    isBroken: false,
  };
  if (file.text.startsWith("\ufeff")) scanner.setPosition(1);
  advance(reading);
  if (reading.token === kinds.end) {
    addProblem(reading, "There is no JSON value here.");
    return { documents: [], problems: reading.problems, comments: reading.comments };
  }
  const root = readValue(reading, 0);
  // A hole behind the value may be white space.
  while (atHole(reading)) advance(reading);
  if (reading.token !== kinds.end) addProblem(reading, "Nothing may stand behind the JSON value.");
  return { documents: [root], problems: reading.problems, comments: reading.comments };
}

function readValue(reading: Reading, depth: number): Node {
  if (depth > maximumDepth) return tooDeep(reading);
  switch (reading.token) {
    case kinds.openBrace:
      return readMapping(reading, depth);
    case kinds.openBracket:
      return readList(reading, depth);
    case kinds.string:
      return readString(reading);
    case kinds.number:
    case kinds.true:
    case kinds.false:
    case kinds.null:
      return readPlain(reading);
    default:
      return readOther(reading);
  }
}

function tooDeep(reading: Reading): Unknown {
  addProblem(reading, `Values are nested more than ${String(maximumDepth)} levels deep.`);
  const unknown = unreadable(here(reading), "values are nested too deep");
  while (reading.token !== kinds.end) advance(reading);
  return unknown;
}

function readPlain(reading: Reading): Scalar | Null {
  const location = here(reading);
  const text = word(reading);
  if (getError(reading) > 0) addProblem(reading, `${text} is not a number.`);
  const layout = layoutOf(reading, "plain");
  const isNull = reading.token === kinds.null;
  advance(reading);
  return isNull ? { kind: "null", location, layout } : { kind: "scalar", text, quoted: false, location, layout };
}

/** The messages for the errors that `getTokenError` gives for a string, by number. */
const stringErrors: Readonly<Record<number, string>> = {
  2: "The text has no closing quote on its line.",
  4: "The text has a \\u escape without four hexadecimal digits.",
  5: "The text has an escape that JSON does not know.",
  6: "The text has a control character that must be escaped.",
};

function readString(reading: Reading): Scalar {
  const location = here(reading);
  const error = getError(reading);
  if (error > 0) addProblem(reading, stringErrors[error] ?? "The text cannot be read.");
  const layout = layoutOf(reading, "double");
  const { text, map } = decodeQuoted(reading.file.text, location.start, location.end, "double");
  const value = reading.scanner.getTokenValue();
  advance(reading);
  // If the text is broken, the places of its characters are not known.
  return { kind: "scalar", text: value, quoted: true, location, layout, map: value === text ? (map ?? []) : [] };
}

/** Parses a word that is not a value: a hole or an error. */
function readOther(reading: Reading): Node {
  const { file, start, end } = here(reading);
  const text = word(reading);
  const isHole = atHole(reading);
  const isWord = !/^[}\],:]?$/.test(text);
  if (!isHole)
    addProblem(
      reading,
      reading.token === kinds.end ? "A value is missing at the end." : `Expected a value, found ${visible(text)}.`,
    );
  if (isWord) advance(reading);
  // A mark that was not consumed belongs to the next value.
  return unreadable({ file, start, end: isWord ? end : start }, isHole ? text : "the JSON is broken here");
}

function readList(reading: Reading, depth: number): List {
  const { start, file } = here(reading);
  const layout = layoutOf(reading, "flow");
  const items: Node[] = [];
  const { end, hole } = readItems(reading, kinds.closeBracket, () => void items.push(readValue(reading, depth + 1)));
  const location = { file, start, end };
  return {
    kind: "list",
    location,
    layout,
    items: fitted(items),
    ...openness(hole),
  };
}

function readMapping(reading: Reading, depth: number): Mapping {
  const { start, file } = here(reading);
  const layout = layoutOf(reading, "flow");
  const entries: Entry[] = [];
  let incompleteReason: string | undefined;
  const { end, hole } = readItems(reading, kinds.closeBrace, () => {
    const key = readKey(reading);
    if (reading.token !== kinds.colon && key.isHole) {
      // A hole between the entries can stand for any number of entries.
      incompleteReason = key.scalar.text;
      return;
    }
    if (reading.token === kinds.colon) advance(reading);
    else addProblem(reading, `Expected a colon behind the key, found ${nameOf(reading)}.`);
    const value = readValue(reading, depth + 1);
    entries.push({
      key: key.scalar,
      value,
      location: { file, start: key.scalar.location.start, end: value.location.end },
    });
  });
  return {
    kind: "mapping",
    location: { file, start, end },
    layout,
    entries: fitted(entries),
    ...openness(incompleteReason ?? hole),
  };
}

function nameOf(reading: Reading): string {
  return reading.token === kinds.end ? "the end" : visible(word(reading));
}

/** Nobody sees the no-break spaces that come with a text copied from a page. */
function visible(text: string): string {
  const code = text.startsWith('"') ? undefined : /(?![ \t\r\n])[\p{Z}\p{Cc}\p{Cf}]/u.exec(text)?.[0].codePointAt(0);
  return code === undefined ? text : `the invisible character U+${code.toString(16).toUpperCase().padStart(4, "0")}`;
}

function readKey(reading: Reading): { readonly scalar: Scalar; readonly isHole: boolean } {
  if (reading.token === kinds.string) return { scalar: readString(reading), isHole: false };
  const isHole = atHole(reading);
  if (!isHole) addProblem(reading, `Expected a key in double quotes, found ${nameOf(reading)}.`);
  const scalar: Scalar = { kind: "scalar", text: word(reading), quoted: false, location: here(reading) };
  if (![kinds.colon, kinds.end, kinds.closeBrace].some((kind) => kind === reading.token)) advance(reading);
  return { scalar, isHole };
}

/** What of a list or mapping says that there may be more in it. */
function openness(incompleteReason: string | undefined): { readonly incompleteReason?: string } | undefined {
  return incompleteReason === undefined ? undefined : { incompleteReason };
}

/** Tokens with which no item begins. */
const endsItem: ReadonlySet<number> = new Set([kinds.closeBrace, kinds.closeBracket, kinds.colon, kinds.end]);

/** Parses the content between brackets. Returns the offset after the closing bracket, and a hole in place of a comma. */
function readItems(
  reading: Reading,
  close: number,
  readItem: () => void,
): { readonly end: number; readonly hole: string | undefined } {
  let hole: string | undefined;
  advance(reading);
  while (reading.token !== close && reading.token !== kinds.end) {
    const before = reading.scanner.getPosition();
    readItem();
    if (reading.token === kinds.comma) {
      const comma = here(reading);
      advance(reading);
      const isLast = reading.token === close;
      if (isLast && !reading.isBroken)
        reading.problems.push({ message: `JSON allows no comma before ${word(reading)}.`, location: comma });
    } else if (atHole(reading)) {
      // A hole in place of a comma may bring its own, with any number of items.
      hole ??= word(reading);
      advance(reading);
      if (reading.token === kinds.comma) advance(reading);
    } else if (reading.holeBefore !== undefined && !endsItem.has(reading.token)) {
      // A loop that is not known brings the comma behind its last item.
      hole ??= reading.holeBefore;
    } else if (reading.token !== close) {
      addProblem(reading, `Expected a comma or ${close === kinds.closeBrace ? "}" : "]"}, found ${nameOf(reading)}.`);
      // Go to the next token in any case, so that the loop ends.
      if (reading.scanner.getPosition() === before) advance(reading);
    }
  }
  const end = here(reading).end;
  if (reading.token === close) advance(reading);
  else addProblem(reading, `A closing ${close === kinds.closeBrace ? "}" : "]"} is missing at the end.`);
  return { end, hole };
}
