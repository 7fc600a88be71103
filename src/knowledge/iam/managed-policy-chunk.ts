/**
 * The name of the file that contains a managed policy. Most names begin with AWS or Amazon, so the letter after that
 * decides. Those of DMS have a small file of their own, because many runs need them.
 */
export function chunkOf(name: string): string {
  const own = name.replace(/^(?:AWS|Amazon)(?=.)/, "");
  if (own.startsWith("DMS")) return "dms";
  const letter = own.charAt(0).toLowerCase();
  return /[a-z]/.test(letter) ? letter : "other";
}
