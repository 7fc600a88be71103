import type { SourceFile, SyntaxProblem } from "../../../source/index.js";
import type { HclFile, TemplateExpression } from "./hcl-ast.js";
import { commentAt } from "./hcl-comment.js";
import type { ParsedText } from "./hcl-location.js";
import type { OuterPlace } from "./outer-place.js";
import { readBody } from "./lean-body.js";
import { unusual } from "./lean-characters.js";
import { readExpression } from "./lean-expression.js";
import { LeanLexer } from "./lean-lexer.js";
import { readTemplate } from "./lean-template.js";
import { withoutByteOrderMark, withoutLastNewline, wholeTemplate } from "./parsed-text.js";

/** A text that is broken, or holds something unusual. Only the grammar can tell. */
export interface Declined {
  /** The offset of what is unusual. */
  readonly doubtAt: number;
  /**
   * The comment that nothing closes, if all before it is usual HCL. HashiCorp's parser rejects it too, but for thousands of
   * such comments it takes minutes.
   */
  readonly openComment?: SyntaxProblem;
}

/** A file, read without the grammar: several times faster, and the tree is the same. */
export function readLean(file: SourceFile): HclFile | Declined {
  const source = withoutByteOrderMark(file);
  const lexer = lexerOf(source);
  if (!lexer) return { doubtAt: source.parsed.search(unusual) };
  lexer.next();
  const content = readBody(lexer);
  lexer.expect("end");
  if (lexer.isDeclined) return { doubtAt: lexer.start, ...openCommentOf(lexer, file) };
  const location = { file, start: 0, end: file.text.length };
  const comments = lexer.comments.map(({ start, end }) => commentAt(file, start, end));
  return { file, body: { location, ...content }, problems: [], comments, isExact: true };
}

function openCommentOf({ openComment: start }: LeanLexer, file: SourceFile): Pick<Declined, "openComment"> {
  if (start === undefined) return {};
  return {
    openComment: { message: "This comment is not closed: */ is missing.", location: { file, start, end: start + 2 } },
  };
}

/** A text that is one template, read without the grammar. `at`: its place, if it is not written in a file as it is. */
export function readLeanTemplate(file: SourceFile, at?: OuterPlace): TemplateExpression | undefined {
  const whole = wholeTemplate(file, at);
  const lexer = whole && lexerOf(whole);
  if (!lexer) return undefined;
  lexer.continueAt(lexer.source.parsed.indexOf("<<"));
  const template = readTemplate(lexer, readExpression);
  lexer.skipLineEnds();
  lexer.expect("end");
  return lexer.isDeclined ? undefined : withoutLastNewline(template, at);
}

/** Most texts are such, and this is found out sooner. */
const plain = /^[\t\n -~]*$/;

function lexerOf(source: ParsedText): LeanLexer | undefined {
  const { parsed } = source;
  return plain.test(parsed) || !unusual.test(parsed) ? new LeanLexer(source) : undefined;
}
