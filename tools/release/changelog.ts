const unreleased = "## [Unreleased]\n";

/** What a changelog says of the changes since the last version. */
export function unreleasedChanges(changelog: string): string {
  const start = changelog.indexOf(unreleased);
  if (start < 0) return "";
  const rest = changelog.slice(start + unreleased.length);
  const end = rest.search(/^## /m);
  return (end < 0 ? rest : rest.slice(0, end)).trim();
}

/** Whether these changes have an entry, and not only headings. */
export function hasEntries(changes: string): boolean {
  return /^- \S/m.test(changes);
}

/** The changelog with these changes under a version, and nothing unreleased. */
export function releasedChangelog(changelog: string, version: string, day: string): string {
  return changelog.replace(unreleased, `${unreleased}\n## [${version}] - ${day}\n`);
}
