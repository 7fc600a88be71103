import type { Location } from "../../../source/index.js";
import { commentEnd } from "./hcl-comment.js";
import { place, type ParsedText } from "./hcl-location.js";
import { isBlank, isDigit, isWordPart, isWordStart, lineFeed, markAt, type Mark } from "./lean-characters.js";

export type TokenKind = Mark | "word" | "number" | "line end" | "end";

/** What one argument may hold, far below the depth that the grammar's tree is converted to (`hcl-location.ts`). */
const maximumDepth = 40;
const maximumOperators = 120;

const exponent = /[eE][+-]?\d+/y;

/**
 * The current token of a text, and the way to the next one. Whoever meets something unusual calls `decline`: from then
 * on every token is the end of the text, so that all reading ends soon, and its result must not be used.
 */
export class LeanLexer {
  kind: TokenKind = "end";
  start = 0;
  end = 0;
  /** Where the token before the current one ends. */
  before = 0;
  /** Whether a line end is a token. Inside brackets it is white space. */
  hasLines = true;
  /** Whether the current token is in an interpolation or a directive. */
  isInTemplate = false;
  isDeclined = false;
  /** Where a comment begins that nothing closes. */
  openComment: number | undefined;
  readonly comments: { readonly start: number; readonly end: number }[] = [];
  readonly #text: string;
  #depth = 0;
  #operators = 0;

  constructor(readonly source: ParsedText) {
    this.#text = source.parsed;
  }

  decline(): void {
    this.isDeclined = true;
    this.kind = "end";
  }

  /** Continues behind a part of the text that was not read as tokens. */
  continueAt(offset: number): void {
    this.end = offset;
    this.next();
  }

  next(): void {
    if (this.isDeclined) return;
    this.before = this.end;
    this.start = this.#skipSpace(this.end);
    this.#readToken(this.start);
  }

  accept(kind: TokenKind): boolean {
    if (this.kind !== kind || this.isDeclined) return false;
    this.next();
    return true;
  }

  expect(kind: TokenKind): void {
    if (!this.accept(kind)) this.decline();
  }

  skipLineEnds(): void {
    while (this.kind === "line end") this.next();
  }

  expectLineEnd(): void {
    if (!this.accept("line end")) this.expect("end");
  }

  text(): string {
    return this.#text.slice(this.start, this.end);
  }

  isWord(word: string): boolean {
    return this.kind === "word" && this.end - this.start === word.length && this.#text.startsWith(word, this.start);
  }

  /** The place from an offset to the end of the token before the current one. */
  since(start: number): Location {
    return place(this.source, start, this.before);
  }

  /** Reads what stands between the current bracket and the one that closes it. */
  within<T>(close: "}" | "]" | ")", read: () => T): T {
    const { hasLines } = this;
    this.hasLines = false;
    this.next();
    const inside = read();
    this.hasLines = hasLines;
    this.expect(close);
    return inside;
  }

  /** Reads something that may hold more of its kind. */
  nested<T>(read: () => T): T {
    if (++this.#depth > maximumDepth) this.decline();
    const inside = read();
    this.#depth--;
    return inside;
  }

  /** Goes behind an operator, if the argument may hold one more. */
  passOperator(): void {
    if (++this.#operators > maximumOperators) this.decline();
    this.next();
  }

  beginArgument(): void {
    this.#operators = 0;
  }

  /** The offset behind white space and comments. It stays in front of a line end that is a token. */
  #skipSpace(from: number): number {
    const text = this.#text;
    for (let at = from; ;) {
      const code = text.charCodeAt(at);
      const isSpace = code === lineFeed ? !this.hasLines : isBlank(code);
      const end = isSpace ? at + 1 : commentEnd(text, at);
      if (end === undefined) return at;
      if (!isSpace) this.comments.push({ start: at, end });
      at = end;
    }
  }

  #readToken(start: number): void {
    const text = this.#text;
    const code = text.charCodeAt(start);
    if (start >= text.length) this.#token("end", start);
    else if (isWordStart(code)) {
      let end = start + 1;
      while (isWordPart(text.charCodeAt(end))) end++;
      this.#token("word", end);
    } else if (isDigit(code)) this.#token("number", this.#numberEnd(start));
    else if (code === lineFeed) this.#token("line end", start + 1);
    else {
      if (text.startsWith("/*", start)) this.openComment = start;
      const mark = markAt(text, start);
      if (mark === undefined) this.decline();
      else this.#token(mark, start + mark.length);
    }
  }

  #token(kind: TokenKind, end: number): void {
    if (this.isDeclined) return;
    this.kind = kind;
    this.end = end;
  }

  /** Other numbers, like `0x1`, are no HCL, though the grammar knows them. */
  #numberEnd(start: number): number {
    const text = this.#text;
    const digits = (from: number): number => {
      let at = from;
      while (isDigit(text.charCodeAt(at))) at++;
      return at;
    };
    const whole = digits(start);
    const hasFraction = text[whole] === "." && isDigit(text.charCodeAt(whole + 1));
    const number = hasFraction ? digits(whole + 1) : whole;
    exponent.lastIndex = number;
    const end = exponent.test(text) ? exponent.lastIndex : number;
    if (isWordStart(text.charCodeAt(end))) this.decline();
    return end;
  }
}
