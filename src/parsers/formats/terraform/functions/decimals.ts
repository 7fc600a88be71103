/** Whether Terraform reads a text as a decimal number. It reads leading zeros, but no other base. */
export function isDecimal(text: string): boolean {
  return /^[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[-+]?\d+)?$/i.test(text);
}

/** Whether a text is a number that Go reads as well: infinity, or one with a power of two. */
export function isOddNumber(text: string): boolean {
  return /^[-+]?(?:inf(?:inity)?|[\d.]+p[-+]?\d+)$/i.test(text);
}
