/** A range of a text that nobody may be shown. */
export interface SecretRange {
  readonly start: number;
  readonly end: number;
}

const mask = "***";

/** Shorter texts are in others by chance. */
const shortestSecret = 4;

/** The lines of a text with the secret ranges hidden, and what is hidden in each line. */
export interface HiddenLines {
  readonly lines: readonly string[];
  readonly secrets: readonly (readonly string[])[];
}

export function hiddenLines(lines: readonly string[], ranges: readonly SecretRange[]): HiddenLines {
  const masked = apart(ranges);
  let offset = 0;
  const hidden = lines.map((line) => {
    const start = offset;
    offset += line.length;
    const length = line.replace(/\r?\n$/, "").length;
    const within = (all: readonly SecretRange[]): readonly SecretRange[] =>
      all
        .map((range) => ({ start: Math.max(range.start - start, 0), end: Math.min(range.end - start, length) }))
        .filter((range) => range.start < range.end);
    const shown = within(masked).reduceRight(
      (text, one) => text.slice(0, one.start) + mask + text.slice(one.end),
      line,
    );
    return { shown, secrets: within(ranges).map((one) => line.slice(one.start, one.end)) };
  });
  return { lines: hidden.map(({ shown }) => shown), secrets: hidden.map(({ secrets }) => secrets) };
}

/** The ranges in their order, those that overlap as one: a secret default may contain the reference to a secret. */
function apart(ranges: readonly SecretRange[]): readonly SecretRange[] {
  const found: SecretRange[] = [];
  for (const range of [...ranges].sort((one, other) => one.start - other.start)) {
    const last = found.at(-1);
    if (last && range.start < last.end) found.splice(-1, 1, { ...last, end: Math.max(last.end, range.end) });
    else found.push(range);
  }
  return found;
}

/** A new line in place of old ones: what was hidden in them is hidden in it too. */
export function withoutSecrets(line: string, secrets: readonly string[]): string {
  return secrets
    .map((secret) => secret.replace(/^(["'])(.*)\1$/, "$2").trim())
    .filter((secret) => secret.length >= shortestSecret)
    .reduce((text, secret) => text.replaceAll(secret, mask), line);
}
