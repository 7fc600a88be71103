/**
 * Stands in place of `safe-pattern.ts` of the Terraform functions. A browser cannot end a pattern; the page ends the
 * whole worker if it takes too long.
 */
export function matches(pattern: RegExp, text: string): readonly RegExpMatchArray[] {
  if (pattern.global) return [...text.matchAll(pattern)];
  const found = pattern.exec(text);
  return found ? [found] : [];
}

export function replaced(pattern: RegExp, text: string, replacement: string): string {
  return text.replace(pattern, replacement);
}
