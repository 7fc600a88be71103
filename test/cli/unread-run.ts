/** What a run says on stderr that could not read something. `notes`: which files, and why. */
export function failedAsUnread(notes: string): string {
  return `${notes}This run has failed, because not everything could be read. "ignores" in a config leaves files out.\n`;
}
