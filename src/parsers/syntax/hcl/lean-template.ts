import type { TemplateExpression } from "./hcl-ast.js";
import { readForIntro, type ReadExpression } from "./lean-collection.js";
import { findHeredoc } from "./lean-heredoc.js";
import type { LeanLexer } from "./lean-lexer.js";
import { literalEnd } from "./lean-literal.js";
import { literalTokens, plainPart, settledParts, type Draft, type TemplateForm, type Token } from "./template-parts.js";

/** A template that is being read. */
interface Reading extends TemplateForm {
  readonly lexer: LeanLexer;
  readonly read: ReadExpression;
  readonly tokens: Token[];
  /** Where the text of a heredoc ends. A quoted template ends at its quote. */
  readonly end: number;
  /** The offset up to which the template is read. */
  at: number;
  /** Whether the interpolation or directive that is being read begins with `~`. */
  trimsBefore: boolean;
}

/** The template that begins with the current token. */
export function readTemplate(lexer: LeanLexer, read: ReadExpression): TemplateExpression {
  const { hasLines, isInTemplate, kind, source, start } = lexer;
  const style = kind === '"' ? "quoted" : "heredoc";
  const plainEnd = style === "quoted" ? plainEndOf(source.parsed, lexer.end) : undefined;
  if (plainEnd !== undefined) {
    const part = plainPart(lexer.end, plainEnd, source);
    lexer.continueAt(plainEnd + 1);
    return { kind: "template", style, parts: part ? [part] : [], location: lexer.since(start) };
  }
  const heredoc = style === "quoted" ? undefined : findHeredoc(source.parsed, lexer.end);
  // The grammar has too little memory for many heredocs that are inside each other.
  if (style === "heredoc" && (!heredoc || isInTemplate)) lexer.decline();
  const reading: Reading = {
    lexer,
    read,
    tokens: [],
    style,
    unindents: kind === "<<-",
    end: heredoc?.end ?? source.parsed.length,
    at: heredoc?.start ?? lexer.end,
    trimsBefore: false,
  };
  lexer.hasLines = false;
  lexer.isInTemplate = true;
  const drafts = readSection(reading);
  lexer.isInTemplate = isInTemplate;
  lexer.hasLines = hasLines;
  if (heredoc ? reading.at !== reading.end : source.parsed[reading.at] !== '"') lexer.decline();
  lexer.continueAt(heredoc?.close ?? reading.at + 1);
  const parts = lexer.isDeclined ? [] : settledParts(drafts, reading.tokens, reading, source);
  return { kind: "template", style, parts, location: lexer.since(start) };
}

const plainText = /[^"\\$%\n\r]*"/y;

/** Where a quoted template ends that is plain text, as most are: no escape, interpolation or directive in it. */
function plainEndOf(text: string, start: number): number | undefined {
  plainText.lastIndex = start;
  return plainText.test(text) ? plainText.lastIndex - 1 : undefined;
}

/** Reads up to the end of the template, or to a directive that does not begin something, like `%{ else }`. */
function readSection(reading: Reading): readonly Draft[] {
  const { lexer } = reading;
  const drafts: Draft[] = [];
  for (;;) {
    const end = literalEnd(lexer.source.parsed, reading.at, reading.end, reading.style);
    if (end === undefined) lexer.decline();
    if (end === undefined || lexer.isDeclined) return drafts;
    const tokens = literalTokens(lexer.source.parsed, reading.at, end, reading);
    if (tokens.length > 0) drafts.push({ kind: "literals", tokens });
    for (const token of tokens) reading.tokens.push(token);
    reading.at = end;
    const next = readMarked(reading);
    if (!next) return drafts;
    drafts.push(next);
  }
}

/** The interpolation or directive at the current offset. `undefined`: the section ends here. */
function readMarked(reading: Reading): Draft | undefined {
  const { at: start, lexer, read } = reading;
  const { parsed } = lexer.source;
  if (start === reading.end || parsed[start] === '"') return undefined;
  reading.trimsBefore = parsed[start + 2] === "~";
  lexer.continueAt(start + (reading.trimsBefore ? 3 : 2));
  if (parsed[start] === "%") return readDirective(reading, start);
  const of = read(lexer);
  endMark(reading);
  return { kind: "interpolation", of, range: { start, end: reading.at } };
}

function readDirective(reading: Reading, start: number): Draft | undefined {
  const { lexer, read } = reading;
  if (lexer.isWord("for")) {
    const intro = readForIntro(lexer, read);
    endMark(reading);
    const range = { start, end: reading.at };
    const body = lexer.nested(() => readSection(reading));
    endWord(reading, "endfor");
    return { kind: "for", ...intro, body, range };
  }
  if (!lexer.isWord("if")) return undefined;
  lexer.next();
  const condition = read(lexer);
  endMark(reading);
  const range = { start, end: reading.at };
  const then = lexer.nested(() => readSection(reading));
  const hasElse = lexer.isWord("else");
  if (hasElse) endWord(reading, "else");
  const otherwise = hasElse ? lexer.nested(() => readSection(reading)) : [];
  endWord(reading, "endif");
  return { kind: "if", condition, then, otherwise, range };
}

function endWord(reading: Reading, word: string): void {
  if (!reading.lexer.isWord(word)) reading.lexer.decline();
  reading.lexer.next();
  endMark(reading);
}

/** Ends an interpolation or directive. What comes next is no token, so the lexer stays where it is. */
function endMark(reading: Reading): void {
  const { lexer, tokens, trimsBefore } = reading;
  if (lexer.kind !== "}" && lexer.kind !== "~}") lexer.decline();
  tokens.push({ kind: "mark", trimsBefore, trimsAfter: lexer.kind === "~}" });
  reading.at = lexer.end;
}
