import { readLooseBrackets } from "./loose-brackets.js";
import { endOfOpen, type LooseEntry, type LooseGroup, type LooseText } from "./loose-tree.js";

/** Reads YAML by its lines and their indents. */
export function readLooseYaml(text: string): LooseGroup {
  return new YamlReader(text).block(-1, 0);
}

/** A key in quotes, with its colon. */
const quotedKey = /^(?:"[^"]*"|'[^']*')[ \t]*:(?=\s|$)/;

/** The start of what can be no plain key. */
const notPlain = /^(?:[#"'{[|>&*!,\]}]|-(?:\s|$))/;

class YamlReader {
  private at = 0;

  constructor(private readonly text: string) {}

  /** The entries whose column is greater than that of what they belong to. */
  block(outer: number, start: number, onlyItems = false): LooseGroup {
    const entries: LooseEntry[] = [];
    for (let content = this.content(); content.column > outer; content = this.content()) {
      if (onlyItems && content.column === outer + 1 && !/^-\s/.test(this.text.slice(content.at, content.at + 2))) break;
      this.at = content.at;
      if (this.isAtDash()) entries.push(this.item(content.column));
      else entries.push(this.entry(content.column));
      if (this.at === content.at) this.at++;
    }
    return { kind: "group", start, end: this.content().at, entries, form: "lines", syntax: "yaml" };
  }

  /** The next thing that is not white space and no comment. Its column is -1 at the end. */
  private content(): { readonly at: number; readonly column: number } {
    let at = this.at;
    for (;;) {
      const sign = this.text[at];
      if (sign === undefined) return { at, column: -1 };
      const isComment = sign === "#" && /\s/.test(this.text[at - 1] ?? "\n");
      if (isComment || this.isMark(at)) at = this.lineEnd(at);
      else if (/\s/.test(sign)) at++;
      else return { at, column: at - (this.text.lastIndexOf("\n", at - 1) + 1) };
    }
  }

  /** The mark between two documents. */
  private isMark(at: number): boolean {
    return this.text.startsWith("---", at) && (at === 0 || this.text[at - 1] === "\n");
  }

  private isAtDash(): boolean {
    return this.text[this.at] === "-" && /\s|^$/.test(this.text[this.at + 1] ?? "");
  }

  private item(column: number): LooseEntry {
    this.at++;
    return { value: this.value(column, false) };
  }

  private entry(column: number): LooseEntry {
    if (/[{[]/.test(this.text[this.at] ?? "")) return { value: this.flow(column - 1) };
    const found = this.keyHere();
    if (found === undefined) return { value: this.scalar("") };
    const quote = found.startsWith('"') ? '"' : found.startsWith("'") ? "'" : "";
    const start = this.at + quote.length;
    const key = found
      .slice(quote.length, -1)
      .trimEnd()
      .slice(0, quote === "" ? undefined : -1);
    this.at += found.length;
    const end = start + key.length;
    return {
      key: { kind: "text", text: key, start, end, quote, isClosed: true, syntax: "yaml" },
      value: this.value(column, true),
    };
  }

  /** What follows a key or a dash at a column. */
  private value(column: number, isOfKey: boolean): LooseText | LooseGroup {
    const start = this.at;
    this.skip(/[ \t]*/y);
    const tag = this.take(/![^\s,[\]{}]*/y);
    this.skip(/[ \t]*(?:&\S+[ \t]*)?/y);
    const sign = this.text[this.at] ?? "\n";
    const tagged = tag !== "" && { tag };
    const isEmpty = sign === "\n" || sign === "\r" || sign === "#";
    const next = this.content();
    if (isEmpty) {
      const isInside =
        next.column > column || (isOfKey && next.column === column && this.text.startsWith("- ", next.at));
      if (!isInside) return { ...this.gap(start, next.at, column), ...tagged };
      const isBeside = next.column === column;
      return { ...this.block(isBeside ? column - 1 : column, start, isBeside), ...tagged };
    }
    if (sign === "{" || sign === "[") return { ...this.flow(column), ...tagged };
    if (sign === "|" || sign === ">") return { ...this.blockScalar(column), ...tagged };
    const isNested = !isOfKey && (this.isAtDash() || this.keyHere() !== undefined);
    return isNested ? this.block(column, start) : this.scalar(tag);
  }

  /** The key at the place, with its colon. */
  private keyHere(): string | undefined {
    const line = this.text.slice(this.at, this.lineEnd(this.at));
    const quoted = quotedKey.exec(line)?.[0];
    if (quoted !== undefined || notPlain.test(line)) return quoted;
    const colon = line.search(/:(?:\s|$)/);
    return colon >= 0 && !line.slice(0, colon).includes(" #") ? line.slice(0, colon + 1) : undefined;
  }

  private gap(start: number, next: number, column: number): LooseText {
    const end = Math.max(start, next === this.text.length ? next : next - 1);
    return { ...this.textBetween(start, end, ""), text: "", isGap: true, column };
  }

  private flow(column: number): LooseGroup {
    const open = this.at;
    const end = this.deeperEnd(column);
    const list = readLooseBrackets(this.text, open, end, "yaml");
    const [group] = list.entries;
    const last = group?.value.kind === "group" ? group.value : list;
    this.at = Math.max(last.end, open + 1);
    if (/[\]}]/.test(this.text[this.at] ?? "")) this.at = this.lineEnd(this.at);
    return last;
  }

  /** A policy in a block scalar is JSON. Other texts are passed over. */
  private blockScalar(column: number): LooseText | LooseGroup {
    const start = this.lineEnd(this.at);
    const end = this.deeperEnd(column);
    const indent = /^\s*\n([ \t]*)\{/.exec(this.text.slice(start, end))?.[1];
    this.at = end;
    if (indent === undefined) return this.textBetween(start, end, "");
    return { ...readLooseBrackets(this.text, start, end, "json"), column: indent.length - 1 };
  }

  /** The end of the lines whose content stands behind a column. Brackets that close may stand before it. */
  private deeperEnd(column: number): number {
    let end = this.lineEnd(this.at);
    for (let line = end + 1; line <= this.text.length; line = end + 1) {
      const [indent = "", sign = ""] = /^([ \t]*)(\S?)/.exec(this.text.slice(line, line + 400))?.slice(1) ?? [];
      if (sign !== "" && indent.length <= column && !/[\]}]/.test(sign)) break;
      end = this.lineEnd(line);
    }
    return Math.min(end, this.text.length);
  }

  private scalar(tag: string): LooseText {
    const [quote] = /^["']?/.exec(this.text[this.at] ?? "") ?? [""];
    const start = this.at + quote.length;
    const lineEnd = this.lineEnd(start);
    const close = quote === "" ? -1 : this.text.slice(start, lineEnd).indexOf(quote);
    const comment = this.text.slice(start, lineEnd).search(/\s#/);
    const plainEnd = comment < 0 ? lineEnd : start + comment;
    this.at = lineEnd;
    const openEnd =
      quote === "" ? start + this.text.slice(start, plainEnd).trimEnd().length : endOfOpen(this.text, start, lineEnd);
    const end = close < 0 ? openEnd : start + close;
    return {
      ...this.textBetween(start, end, quote === '"' || quote === "'" ? quote : ""),
      isClosed: quote === "" || close >= 0,
      ...(tag !== "" && { tag }),
    };
  }

  private textBetween(start: number, end: number, quote: LooseText["quote"]): LooseText {
    return { kind: "text", text: this.text.slice(start, end), start, end, quote, isClosed: true, syntax: "yaml" };
  }

  private lineEnd(at: number): number {
    const found = this.text.indexOf("\n", at);
    return found < 0 ? this.text.length : found;
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
