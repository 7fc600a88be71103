/** An error as matching sees it: one line, without what terminals, shells and logs put around the words. */
export interface ErrorText {
  /**
   * What the lines can mean: every line end is a space, only where the line is not full, or nowhere; the last column of a
   * table; and what stands in Terraform's frame behind the name of a program.
   */
  readonly readings: readonly Reading[];
}

export interface Reading {
  readonly text: string;
  /** The same in lower case, with the same offsets. */
  readonly lower: string;
}

/** Colours and other orders to a terminal. */
const style = /\u001B\[[\d;]*[A-Za-z]/g;
/** The frames of Terraform and of tables, and what marks a comment or a quotation. */
const frame: ReadonlySet<string> = new Set("│╷╵║|>#");
/** The time that a CI server writes in front of each line. */
const time = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d+)?(?:Z|[+-]\d\d:?\d\d)?\s+/;
/** Signs around words: they differ between tools, and what they enclose does not. */
const enclosing = /[\\"'`“”‘’{}<>]/g;
/** The lines with which an error begins: of Terraform, of the AWS CLI, of CloudFormation's events. */
const heads: readonly RegExp[] = [
  /^Error: /,
  /^An error occurred \(/,
  /\b(?:CREATE|UPDATE|DELETE|ROLLBACK|IMPORT)_(?:FAILED|COMPLETE|IN_PROGRESS)\b/,
];

/** The errors in a text: a log can have several, and what one of them says is no sign of another. */
export function errorsIn(text: string): readonly ErrorText[] {
  const lines = text.replace(style, "").split(/\r?\n|\\n/);
  const starts = lines.flatMap((line, at) => (isHead(line) || isHead(insideFrame(line)) ? [at] : []));
  const bounds = [...new Set([0, ...starts, lines.length])];
  return bounds
    .slice(0, -1)
    .flatMap((start, index) => refusalsIn(lines.slice(start, bounds[index + 1])))
    .filter((own) => own.some((line) => withoutFrame(line) !== ""))
    .map((own) => ({ readings: readingsOf(own) }));
}

const refusal = /not authori[sz]ed to perform/i;
/** Who was refused stands in front of it, in the same line or, where that is full, in the one before. */
const asker = /\buser:? \S*arn:/i;

/** Logs of tasks, traces of exceptions and other lines without a head: each request that they say was refused is an error. */
function refusalsIn(lines: readonly string[]): readonly (readonly string[])[] {
  const refused = lines.flatMap((line, at) => (refusal.test(line) ? [at] : []));
  const starts = refused.slice(1).flatMap((at) => [at, at - 1].find((one) => asker.test(lines[one] ?? "")) ?? []);
  return [0, ...starts].map((start, index) => lines.slice(start, starts[index]));
}

function isHead(line: string): boolean {
  const text = withoutFrame(line);
  return heads.some((head) => head.test(text));
}

function readingsOf(lines: readonly string[]): readonly Reading[] {
  const plain = reading(lines.map(withoutFrame).join(" "));
  if (lines.length === 1) return [plain];
  const column = lastColumn(lines);
  const inner = lines.map(insideFrame);
  return [
    plain,
    reading(joined(lines)),
    reading(lines.map(withoutFrame).join("")),
    ...(column > 0 ? [reading(joined(lines.map((line) => line.slice(column))))] : []),
    ...(inner.some((line, at) => line !== lines[at]) ? [reading(inner.map(withoutFrame).join(" "))] : []),
  ];
}

/** A line that is as long as the longest one is broken where it is full, inside a word. The others end with a word. */
function joined(lines: readonly string[]): string {
  const widths = lines.map((line) => line.trimEnd().length);
  const full = widths.reduce((one, other) => Math.max(one, other), 0);
  return lines.map((line, at) => withoutFrame(line) + (widths[at] === full ? "" : " ")).join("");
}

/** Where the last column of a table begins, by its first line: `CREATE_FAILED  AWS::DMS::…  Orders  Resource handler`. */
function lastColumn([first = ""]: readonly string[]): number {
  const columns = [...first.matchAll(/(?<= {2})\S/g)];
  return columns.length > 1 ? (columns.at(-1)?.index ?? 0) : 0;
}

/**
 * What stands in Terraform's frame, behind what a wrapper writes in front of each line: `tf-1 | │ Error`,
 * `10:11:12.345 STDERR [dms] terraform: │ Error`. Lines with several bars are of a table.
 */
function insideFrame(line: string): string {
  const bar = line.search(/[│╷╵]/);
  return bar < 0 || line.lastIndexOf("│") > bar ? line : line.slice(bar + 1);
}

function withoutFrame(line: string): string {
  return inFrame(inFrame(line).replace(time, ""));
}

function inFrame(line: string): string {
  let [start, end] = [0, line.length];
  while (start < end && isFrame(line.charAt(start))) start++;
  while (end > start && isFrame(line.charAt(end - 1))) end--;
  return line.slice(start, end);
}

function isFrame(unit: string): boolean {
  return frame.has(unit) || unit.trim() === "";
}

function reading(joined: string): Reading {
  const text = joined.replace(enclosing, "").replace(/\s+/g, " ").trim();
  const lower = text.toLowerCase();
  // A few letters get longer in lower case.
  return lower.length === text.length ? { text, lower } : { text: lower, lower };
}
