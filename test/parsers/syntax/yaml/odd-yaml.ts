import { pick, type Random } from "../../../../tools/random.js";

/**
 * Writes YAML at random, right and wrong: what stands at the edge of the grammar comes more often than in any real file.
 * Most of it is broken somewhere.
 */
export function oddYaml(random: Random): string {
  const start = pick(["", "", "", "\n", "---\n", "--- # c\n", "# c\n", "--- ", "%YAML 1.2\n---\n"], random);
  const end = pick(["", "", "", "\n\n", "   ", "# end", "  # end\n", "...\n", "---\n"], random);
  return start + block(random, pick([0, 0, 0, 2], random), 0) + end;
}

const words = [
  ...["a", "b c", "-x", ":y", "x:y", "x#y", "~", "null", "''", '""', "'q'", '"d"', '"a\\n"', '"\\/\\x41"', "'it''s'"],
  ...[
    "x\ty",
    "a  b",
    "?z",
    "\u0085x",
    "\u2028",
    "\u{1f600}",
    "<<",
    "a,b",
    "a: b",
    "a #c",
    '"a" #c',
    '"a"#c',
    "[",
    "*x",
  ],
  ...[
    "&x y",
    "!!str x",
    "! x",
    "!<x> y",
    "|x",
    "%x",
    "@x",
    "---",
    "- a",
    "- - a",
    "? a",
    ": ",
    "",
    '"\\q"',
    '"\\ud83d"',
  ],
];
const tags = [
  "",
  "",
  "",
  "",
  "!Ref ",
  "!Sub  ",
  "!GetAtt ",
  "!If\n",
  "!X ",
  "!Sub",
  "!Fn::Sub ",
  "!If # c\n   ",
  "!X::Y ",
];
const keys = ["k", "k", "k", "key", "'q'", '"q"', "a b", "k ", "-k", "!Ref k", "? k", "", "...", "---"];
const lineEnds = [
  ...["\n", "\n", "\n", "\n", " \n", "\n\n", "\n  \n", "\r\n", "\r\n\r\n", "\t\n", "\n\t\n"],
  ...[" # c\n", "\n# c\n", "\n#c\n", "\n  # c\n", "\n      #c\n"],
];

/** Some spaces, now and then too many or too few. */
function indent(width: number, random: Random): string {
  return " ".repeat(Math.max(0, width + pick([0, 0, 0, 0, 0, 0, 0, 0, 0, 1, -1, 2, -2], random)));
}

function several(random: Random, most: number, write: () => string): readonly string[] {
  return Array.from({ length: random(most) + 1 }, write);
}

/** A list, a mapping or a value, from the start of a line to the end of one. */
function block(random: Random, column: number, depth: number): string {
  const kind = depth > 0 ? pick(["list", "mapping", "value"], random) : pick(["list", "mapping"], random);
  if (kind === "value") return indent(column, random) + inline(random, column);
  const marks = kind === "list" ? ["-", "-", "-", "- -", "- k:"] : keys.map((key) => `${key}:`);
  const write = (): string => indent(column, random) + pick(marks, random) + value(random, column, depth);
  return several(random, 3, write).join("");
}

function value(random: Random, column: number, depth: number): string {
  if (depth > 3 || random(3) > 0) return pick([" ", " ", " ", "  ", "", "\t"], random) + inline(random, column);
  const inner = column + pick([0, 1, 2, 2, 2, 2, 4], random);
  const tag = pick(["", "", "", "", " ", " !If", " !X # c", " !If "], random);
  const ownLine =
    random(5) > 0 ? "" : indent(inner, random) + pick(["!If", "!X # c", "!If "], random) + pick(lineEnds, random);
  return tag + pick(lineEnds, random) + ownLine + block(random, inner, depth + 1);
}

function inline(random: Random, column: number): string {
  const forms = [word, word, word, longText, (): string => flow(random, column, 0), blockText];
  return pick(tags, random) + pick(forms, random)(random, column) + pick(lineEnds, random);
}

function word(random: Random): string {
  return pick(words, random);
}

/** A text over several lines. */
function longText(random: Random, column: number): string {
  const quote = pick(["", "'", '"'], random);
  const parts = ["x", "long words", "", "y z ", " q", "# n", "a: b", "\\", "''", "e\t", "- i", "\\\\", "\\t"];
  const lines = several(random, 4, () => pick(parts, random));
  return quote + lines.join(pick(["\n", "\n", "\r\n", " \n"], random) + indent(column + 2, random)) + quote;
}

function blockText(random: Random, column: number): string {
  const header = pick(["|", "|", ">", ">", "|-", "|+", ">-", ">+", "|2", "|2-", ">+1", "|3", "|0", "|--"], random);
  const behind = pick(["", "", "", " ", " # c", "#c", "\t", " x"], random);
  const line = (): string => {
    const content = pick(["", "text", "words  ", "# x", "t\t", "\u00a0", "\tt", "- a: b"], random);
    return indent(pick([0, column, column + 2, column + 2, column + 2, column + 4], random), random) + content;
  };
  const lines = several(random, 5, line);
  return [header + behind, ...lines].join(pick(["\n", "\n", "\r\n"], random));
}

function flow(random: Random, column: number, depth: number): string {
  const gaps = ["", "", "", " ", " ", "  ", "\t", "\n", "\r\n", "\n\n", " # c\n", "#c\n"];
  const gap = (): string => pick(gaps, random).replace(/\n$/, (end) => end + indent(column + 2, random));
  const inner = (): string => {
    const write = pick([word, word, word, word, longText, (): string => ""], random);
    if (depth > 2 || random(3) > 0) return pick(tags, random) + write(random, column);
    return flow(random, column, depth + 1);
  };
  const colon = (): string => pick([": ", ": ", ": ", ":", " : ", ""], random);
  const isList = random(2) === 0;
  const item = (): string =>
    gap() + (isList && random(4) > 0 ? "" : pick([...keys, ...words], random) + colon() + gap()) + inner() + gap();
  const items = several(random, 3, item).join(",") + pick(["", "", ","], random);
  const end = pick(["", " ", "\n".padEnd(column + 1)], random);
  return isList ? `[${items}${end}]` : `{${items}${end}}`;
}
