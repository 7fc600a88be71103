/**
 * The name of the file that contains a managed policy. Most names begin with AWS or Amazon, so the letter after that
 * decides.
 */
export function chunkOf(name: string): string {
  const letter = name
    .replace(/^(?:AWS|Amazon)(?=.)/, "")
    .charAt(0)
    .toLowerCase();
  return /[a-z]/.test(letter) ? letter : "other";
}
