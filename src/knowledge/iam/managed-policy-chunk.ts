/** The file that holds a managed policy. Most names begin with AWS or Amazon, so the next letter decides. */
export function chunkOf(name: string): string {
  const letter = name
    .replace(/^(?:AWS|Amazon)(?=.)/, "")
    .charAt(0)
    .toLowerCase();
  return /[a-z]/.test(letter) ? letter : "other";
}
