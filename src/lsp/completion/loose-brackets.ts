import {
  endOfOpen,
  type LooseComment,
  type LooseEntry,
  type LooseGroup,
  type LooseSyntax,
  type LooseText,
} from "./loose-tree.js";

/**
 * Reads JSON, YAML between brackets, or HCL.
 *
 * @param end Where to stop, whatever is open.
 * @param isTemplate Whether `${…}` is an expression of Terraform, which may have quotes in it.
 */
export function readLooseBrackets(
  text: string,
  start: number,
  end: number,
  syntax: LooseSyntax,
  isTemplate = syntax === "hcl",
): LooseGroup {
  // No pattern looks beyond the end: a comment that is open would be read to the end of the file, for each of many texts.
  return new BracketReader(text.slice(0, end), start, end, syntax, isTemplate).group(start, "lines");
}

const bare: Readonly<Record<LooseSyntax, RegExp>> = {
  json: /[^\s,:{}[\]"]+/y,
  yaml: /(?:[^\s,{}[\]"':#]|:(?=[^\s,{}[\]])|[^\S\n](?=[^\s#,{}[\]:]))+/y,
  hcl: /[\w.*-]+/y,
};

/** Policies in JSON have comments too, although JSON has none. The place behind a comment on a line is in it. */
const comments: Readonly<Record<LooseSyntax, RegExp>> = {
  json: /\/\/[^\n]*|\/\*[^]*?(?:\*\/|$)/y,
  yaml: /#[^\n]*/y,
  hcl: /(?:#|\/\/)[^\n]*|\/\*[^]*?(?:\*\/|$)/y,
};

/** What goes on with an expression of HCL. */
const operator = /\s*(?:\?|[=!]=|=>|&&|\|\||[<>]=?|[+%])/y;
const operatorOrColon = /\s*(?:\?|[=!]=|=>|&&|\|\||[<>]=?|[+%:])/y;

const deepest = 500;

class BracketReader {
  /** Up to here, no quote closes: each of many would look for that up to the end of the line. */
  private openTo = 0;
  private depth = 0;

  constructor(
    private readonly text: string,
    private at: number,
    private readonly end: number,
    private readonly syntax: LooseSyntax,
    private readonly isTemplate: boolean,
  ) {}

  /** Everything up to the bracket that closes the group, which began at `start`. */
  group(start: number, form: LooseGroup["form"]): LooseGroup {
    const entries: LooseEntry[] = [];
    for (;;) {
      this.skip(/[\s,;]*/y);
      const comment = this.comment();
      if (comment) {
        entries.push({ value: comment });
        continue;
      }
      const sign = this.text[this.at] ?? "";
      if (this.at >= this.end || "}])".includes(sign)) break;
      entries.push(this.entry());
    }
    const end = Math.min(this.at, this.end);
    this.at++;
    return { kind: "group", start, end, entries, form, syntax: this.syntax };
  }

  private entry(): LooseEntry {
    const key = this.value();
    if (key.kind === "group") return { value: this.chosen(key) };
    const chosen = this.chosen(key);
    if (chosen.kind === "group") return { value: chosen };
    this.skip(this.syntax === "hcl" ? /[ \t]*/y : /\s*/y);
    const sign = this.text[this.at];
    const isKey = sign === ":" || (this.syntax === "hcl" && sign === "=");
    if (!isKey || this.at >= this.end) return this.syntax === "hcl" ? this.block(key) : { value: key };
    this.at++;
    return { key, value: this.valueAfterKey() };
  }

  /** A block has labels between its name and its bracket. */
  private block(key: LooseText): LooseEntry {
    const begin = this.at;
    const labels: string[] = [];
    // No block has more. They are read again where no block follows.
    while (this.text[this.at] === '"' && labels.length < 3) {
      labels.push(this.quoted('"').text);
      this.skip(/[ \t]*/y);
    }
    if (this.text[this.at] === "{" && this.at < this.end) return { key, value: labelled(key, labels, this.opened()) };
    this.at = begin;
    return { value: key };
  }

  private valueAfterKey(): LooseText | LooseGroup {
    const start = this.at;
    this.skip(/[ \t]*/y);
    const afterSpace = this.at;
    if (this.syntax !== "hcl") this.skip(/\s*/y);
    const sign = this.text[this.at] ?? "";
    if (this.at < this.end && !"\n\r,}])#".includes(sign)) {
      const value = this.value();
      // A key on the next line belongs to the next entry.
      const isNextKey =
        value.kind === "text" && this.at > afterSpace && /^\s*:\s/.test(this.text.slice(this.at, this.at + 20));
      if (!isNextKey || this.syntax !== "json") return this.chosen(value);
    }
    this.at = afterSpace;
    return this.gapFrom(start);
  }

  /** The two values of `condition ? one : other` in HCL. What is compared or calculated is no value of its own. */
  private chosen(first: LooseText | LooseGroup): LooseText | LooseGroup {
    const entries: LooseEntry[] = [];
    const before = this.at;
    let sign = this.syntax === "hcl" ? this.take(operator).trim() : "";
    if (sign === "") return first;
    let isChoice = false;
    for (; sign !== ""; sign = this.take(isChoice ? operatorOrColon : operator).trim()) {
      isChoice ||= sign === "?";
      const start = this.at;
      this.skip(/[ \t]*/y);
      const isMissing = this.at >= this.end || "\n\r,}])".includes(this.text[this.at] ?? "");
      const value = isMissing ? this.gapFrom(start) : this.value();
      entries.push({ value: sign === "?" || sign === ":" ? value : { kind: "comment", start, end: value.end } });
    }
    return { kind: "group", start: before, end: Math.min(this.at, this.end), entries, form: "list", syntax: "hcl" };
  }

  private gapFrom(start: number): LooseText {
    return { ...this.textFrom(start, ""), text: "", isGap: true };
  }

  private value(): LooseText | LooseGroup {
    const tag = this.syntax === "yaml" ? this.take(/![\w:]+[ \t]*/y).trim() : "";
    const sign = this.text[this.at] ?? "";
    if ("{[(".includes(sign)) return { ...this.opened(), ...(tag !== "" && { tag }) };
    if (sign === '"' || (sign === "'" && this.syntax === "yaml"))
      return { ...this.quoted(sign), ...(tag !== "" && { tag }) };
    if (this.syntax === "hcl" && this.text.startsWith("<<", this.at)) return this.heredoc();
    const start = this.at;
    const word = this.take(bare[this.syntax]);
    // What ends the list is no part of what its tag is for.
    if (word === "" && tag !== "") return { ...this.gapFrom(start), tag };
    // Where a key is missing before its colon, the colon is no part of it.
    if (word === "" && sign !== ":") this.at++;
    else if (this.syntax === "hcl" && this.text[this.at] === "(") return this.opened();
    return { ...this.textFrom(start, ""), ...(tag !== "" && { tag }) };
  }

  private opened(): LooseGroup {
    const form = this.text[this.at] === "{" ? "mapping" : "list";
    this.at++;
    // Nobody types so deep. The rest is not read.
    if (this.depth === deepest) this.at = this.end;
    this.depth++;
    const group = this.group(this.at, form);
    this.depth--;
    return group;
  }

  private textFrom(start: number, quote: LooseText["quote"], isClosed = true): LooseText {
    const end = Math.min(this.at, this.end);
    return { kind: "text", text: this.text.slice(start, end), start, end, quote, isClosed, syntax: this.syntax };
  }

  /** A text in quotes ends on its line. Where the quote is open, the next one begins another text: a word follows that. */
  private quoted(quote: '"' | "'"): LooseText {
    const start = ++this.at;
    for (let depth = 0; start > this.openTo && this.at < this.end; this.at++) {
      const sign = this.text[this.at] ?? "";
      if (sign === "\n" || sign === "\r") break;
      if (sign === "\\" && quote === '"') this.at++;
      else if (this.isTemplate && sign === "$" && this.text[this.at + 1] === "{") depth++;
      else if (sign === "}" && depth > 0) depth--;
      else if (sign === quote && depth === 0) {
        if (/[\w*$]/.test(this.text[this.at + 1] ?? "")) break;
        const read = this.textFrom(start, quote);
        this.at++;
        return read;
      }
    }
    if (this.text[this.at] !== quote) this.openTo = Math.max(this.openTo, this.at);
    this.at = endOfOpen(this.text, start, Math.max(this.openTo, this.at));
    return this.textFrom(start, quote, false);
  }

  /** A policy in a heredoc is JSON. */
  private heredoc(): LooseText | LooseGroup {
    const name = /^<<[-~]?(\w*)/.exec(this.text.slice(this.at, this.at + 80))?.[1] ?? "";
    const newline = this.text.indexOf("\n", this.at);
    const start = newline < 0 ? this.end : newline + 1;
    let stop = start;
    while (stop < this.end) {
      const next = this.text.indexOf("\n", stop);
      const line = this.text.slice(stop, next < 0 ? this.end : next);
      if (line.trim() === name) break;
      stop = next < 0 ? this.end : next + 1;
    }
    this.at = stop + (/^[ \t]*\w*/.exec(this.text.slice(stop, stop + 80))?.[0].length ?? 0);
    return readLooseBrackets(this.text, start, stop, "json", true);
  }

  private comment(): LooseComment | undefined {
    const start = this.at;
    const text = this.take(comments[this.syntax]);
    return text === "" ? undefined : { kind: "comment", start, end: Math.min(this.at, this.end) };
  }

  private skip(pattern: RegExp): void {
    this.take(pattern);
  }

  private take(pattern: RegExp): string {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0] ?? "";
    this.at += found.length;
    return found;
  }
}

/** A resource has its type as a label. The content of a dynamic block is a block of the name that is its label. */
function labelled({ text }: LooseText, [label]: readonly string[], group: LooseGroup): LooseGroup {
  if (label === undefined) return group;
  if (text === "resource" || text === "data") return { ...group, type: label };
  if (text !== "dynamic") return group;
  const entries = group.entries.map((entry) =>
    entry.key?.text === "content" ? { ...entry, key: { ...entry.key, text: label } } : entry,
  );
  return { ...group, entries };
}
