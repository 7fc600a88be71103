import { TextDocument } from "vscode-languageserver-textdocument";
import type { Range } from "vscode-languageserver/node.js";
import { dice } from "./random-messages.js";

/** What an editor sends for one edit, an undo or a redo. Without a range, the whole text is replaced. */
interface Change {
  readonly range?: Range;
  readonly text: string;
}

export interface Typed {
  readonly what: "edit" | "undo" | "redo";
  readonly changes: readonly Change[];
}

/** Somebody who edits one document: types, deletes, moves lines, undoes and redoes. */
export interface Typist {
  text(): string;
  /** The same seed gives the same edits. */
  next(): Typed;
}

/** What people type, and half of it. */
const typed = [
  ...[
    "a",
    " ",
    "\n",
    "\n  ",
    ":",
    ": ",
    '"',
    "'",
    "{",
    "}",
    "[",
    "]",
    "#",
    "-",
    "*",
    "!",
    "$",
    "${",
    "\t",
    "\u{1f600}",
  ],
  ...["s3:", '"s3:PutObject",', "!Ref ", "!Sub '${", "# a comment\n", "\n- x: 1", "null", "iam:PassRole", "}\n"],
];

/** Whether two edits of three are followed by an undo: so most texts are near the one that can be read. */
const undoChance = 0.45;

export function typist(sample: string, seed: number): Typist {
  const { below, chance, oneOf } = dice(seed);
  let text = sample;
  const undone: string[] = [];
  const done: string[] = [];

  function edited(): readonly Change[] {
    const length = oneOf([0, 0, 0, 1, 1, 5, 20]);
    const start = below(text.length + 1);
    if (chance(0.15)) return [wholeLine(start)];
    if (chance(0.1)) return [anotherWord(start)];
    if (chance(0.03)) return [{ text: text.slice(0, start) }];
    const first = changeOf(start, start + length, length > 0 && chance(0.6) ? "" : oneOf(typed));
    return chance(0.1) ? [first, { text: "x", range: { start: { line: 0, character: 0 }, end: far } }] : [first];
  }

  /** Deletes a line, doubles it, or makes a comment of it. */
  function wholeLine(offset: number): Change {
    const start = text.lastIndexOf("\n", offset - 1) + 1;
    const end = text.indexOf("\n", start) + 1 || text.length;
    const line = text.slice(start, end);
    return changeOf(start, end, oneOf(["", line + line, `# ${line}`]));
  }

  /** Writes a word of the text in the place of another one. */
  function anotherWord(offset: number): Change {
    const words = [...text.matchAll(/[\w:.*-]+/g)];
    const word = words.find(({ index }) => index >= offset) ?? words[0];
    const other = words[below(words.length)]?.[0] ?? "x";
    return changeOf(word?.index ?? 0, (word?.index ?? 0) + (word?.[0].length ?? 0), other);
  }

  function changeOf(start: number, end: number, by: string): Change {
    const document = TextDocument.create("", "", 0, text);
    return { range: { start: document.positionAt(start), end: document.positionAt(end) }, text: by };
  }

  function back(from: string[], to: string[]): readonly Change[] | undefined {
    const before = from.pop();
    if (before === undefined) return undefined;
    to.push(text);
    text = before;
    return [{ text }];
  }

  return {
    text: () => text,
    next() {
      const undo = chance(undoChance) ? back(done, undone) : undefined;
      if (undo) return { what: "undo", changes: undo };
      const redo = chance(0.2) ? back(undone, done) : undefined;
      if (redo) return { what: "redo", changes: redo };
      const changes = edited();
      done.push(text);
      undone.length = 0;
      text = after(text, changes);
      return { what: "edit", changes };
    },
  };
}

const far = { line: 0, character: 1 };

function after(text: string, changes: readonly Change[]): string {
  const document = TextDocument.create("", "", 0, text);
  for (const change of changes) TextDocument.update(document, [change], 1);
  return document.getText();
}
