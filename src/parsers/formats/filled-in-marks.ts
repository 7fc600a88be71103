/** A part of a text that another program replaces before AWS reads it. */
export interface FilledInMark {
  /** The place in the text. */
  readonly start: number;
  readonly end: number;
  /** What stands between the braces, or the whole text. */
  readonly name: string;
  /** How it is written, if not `${name}`: it may mean something else inside of `Fn::Sub`. */
  readonly written?: string;
}

/**
 * Where variables of the Serverless Framework come from. No service and no issuer with condition keys has these names.
 * https://www.serverless.com/framework/docs/guides/variables
 */
const sources = [
  ...["self", "opt", "env", "sls", "param", "custom", "cf", "git", "construct", "output"],
  ...["terraform", "vault", "doppler"],
].join("|");

/**
 * How such a variable begins, and what it falls back to or is nested in it. A source may have a region: `cf.us-east-1:`,
 * `ssm(us-east-1):`. A variable of IAM may be a key of `ssm`, `s3` or `aws`, so of these only what no key looks like is one.
 */
const head = new RegExp(
  [
    String.raw`(?:,|\$\{+)\s*(?:`,
    String.raw`(?:${sources}):`,
    String.raw`|(?:file|strToBool)\(`,
    String.raw`|(?:cf|s3|ssm)(?:\([^()]*\)|\.[\w-]+):`,
    String.raw`|ssm:\/|s3:(?!\w*[Tt]ag\/)[\w.-]+\/`,
    String.raw`|aws:(?:(?:accountId|region)\s*(?:[,}]|$)|(?:ssm|s3|cf)[:(])`,
    ")",
  ].join(""),
  "g",
);

/**
 * org-formation makes a list or a number of such a text.
 * https://github.com/org-formation/org-formation-cli/blob/master/docs/cloudformation-resources.md
 */
const targets = /^Fn::?(?:EnumTarget(?:Accounts|Regions)|TargetCount)\b/;

/**
 * What opens a mark in braces, or a whole mark of a build script. Nothing that AWS reads looks like these: `%%BUCKET_NAME%%` of
 * AWS Solutions, `@@ACCOUNT@@`, `##ACCOUNT##`, `~ACCOUNT~`, `__ACCOUNT__` beside no other word, `<%= account %>` of ERB, and
 * what shows Jinja or a Go template: `{{ account }}`, `{{ x | default(y) }}`, `{{ x if y else z }}`, `{{.Account}}`,
 * `{{ include "x" . }}`, `{{cookiecutter.name}}`. A word without spaces, `{{account-id}}`, is how pages of AWS mark what their
 * reader replaces. `{{resolve:…}}` is CloudFormation's.
 */
const openings = new RegExp(
  [
    String.raw`[$#]\{`,
    String.raw`(%%|@@|##|~)([A-Z][A-Z\d_]*)\1`,
    String.raw`(?<![A-Za-z\d_])__([A-Z](?:[A-Z\d_]*[A-Z\d])?)__(?![A-Za-z\d_])`,
    "<%=([^%<>]*)%>",
    String.raw`\{\{-?(\s*[.$][^{}]*|\s+[A-Za-z_][\w.]*(?:\s*[|([+~][^{}]*|\s+(?:if\s|["'.$])[^{}]*|\s*)|[A-Za-z_]\w*(?:\.\w+)+)-?\}\}`,
  ].join("|"),
  "g",
);

/** Whether there may be a mark in a file. Most have none. */
export function mayHaveMarks(text: string): boolean {
  const isSign = /#\{|\{\{(?!resolve:)|(?:%%|@@|##|~|__)[A-Z]|<%=|Fn::?(?:EnumTarget|TargetCount)/;
  return isSign.test(text) || text.search(head) >= 0;
}

/** The marks in a text, in their order. What is nested in a mark is a part of it. */
export function filledInMarks(text: string): readonly FilledInMark[] {
  if (targets.test(text)) return [{ start: 0, end: text.length, name: text, written: text }];
  if (!/[$#{]\{|%%|@@|##|~|__|<%=/.test(text)) return [];
  const marks: FilledInMark[] = [];
  const closeOf = closingBraces(text);
  const heads = Array.from(text.matchAll(head), ({ index }) => index);
  let end = 0;
  let next = 0;
  for (const { 0: opening, 2: doubled, 3: underlined, 4: embedded, 5: braced, index } of text.matchAll(openings)) {
    const start = index + opening.length;
    const built = doubled ?? underlined ?? (embedded ?? braced)?.trim();
    if (built !== undefined) {
      if (index >= end) marks.push({ start: index, end: start, name: built, written: opening });
      continue;
    }
    const close = index < end ? undefined : closeOf.get(start - 1);
    if (close === undefined) continue;
    const isDollar = opening === "${";
    while ((heads[next] ?? close) < index) next++;
    // In two braces, nothing is a variable of IAM. Many services choose them, to keep `${…}` for `Fn::Sub`.
    const isMark = isDollar ? text[start] === "{" || (heads[next] ?? close) < close : isPseudo(text, start, close);
    if (!isMark) continue;
    end = close + 1;
    const mark = { start: index, end, name: text.slice(start, close) };
    marks.push(isDollar ? mark : { ...mark, written: text.slice(index, end) });
  }
  return marks;
}

/** The plugin serverless-pseudo-parameters makes `Fn::Sub` of `#{AWS::Region}` and `#{Bucket.Arn}`. */
function isPseudo(text: string, start: number, close: number): boolean {
  return /^[\w.:]+$/.test(text.slice(start, close));
}

/** The brace that closes each opening one, by their places. */
function closingBraces(text: string): ReadonlyMap<number, number> {
  const open: number[] = [];
  const found = new Map<number, number>();
  for (const { 0: brace, index } of text.matchAll(/[{}]/g)) {
    const opening = brace === "{" ? void open.push(index) : open.pop();
    if (opening !== undefined) found.set(opening, index);
  }
  return found;
}
