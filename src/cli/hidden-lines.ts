/** A range of a text that nobody may be shown. */
export interface SecretRange {
  readonly start: number;
  readonly end: number;
}

const mask = "***";

/** Shorter texts are in others by chance. */
const telling = 4;

/** The lines of a text with the secret ranges hidden, and what is hidden in each line. */
export interface HiddenLines {
  readonly lines: readonly string[];
  readonly secrets: readonly (readonly string[])[];
}

export function hiddenLines(lines: readonly string[], ranges: readonly SecretRange[]): HiddenLines {
  const sorted = [...ranges].sort((one, other) => other.start - one.start);
  let offset = 0;
  const hidden = lines.map((line) => {
    const start = offset;
    offset += line.length;
    const length = line.replace(/\r?\n$/, "").length;
    const secrets: string[] = [];
    const shown = sorted.reduce((text, range) => {
      const from = Math.max(range.start - start, 0);
      const to = Math.min(range.end - start, length);
      if (from >= to) return text;
      secrets.push(line.slice(from, to));
      return text.slice(0, from) + mask + text.slice(to);
    }, line);
    return { shown, secrets };
  });
  return { lines: hidden.map(({ shown }) => shown), secrets: hidden.map(({ secrets }) => secrets) };
}

/** A new line in place of old ones: what was hidden in them is hidden in it too. */
export function withoutSecrets(line: string, secrets: readonly string[]): string {
  return secrets
    .map((secret) => secret.replace(/^(["'])(.*)\1$/, "$2").trim())
    .filter((secret) => secret.length >= telling)
    .reduce((text, secret) => text.replaceAll(secret, mask), line);
}
