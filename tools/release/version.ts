/** Why this is not a version that may follow the current one. */
export function versionProblem(version: string, current: string): string | undefined {
  const next = partsOf(version);
  const last = partsOf(current);
  if (next === undefined) return `"${version}" is no version: write MAJOR.MINOR.PATCH, such as 1.2.3.`;
  if (last === undefined) return `The version in package.json is none: "${current}".`;
  const [change = 0] = next.map((part, index) => part - (last[index] ?? 0)).filter((one) => one !== 0);
  return change > 0 ? undefined : `${version} does not follow ${current}, the version in package.json.`;
}

function partsOf(version: string): readonly number[] | undefined {
  return /^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)$/.exec(version)?.slice(1).map(Number);
}

/**
 * A page with the new version: where it names the package (`dmslint@0.1.0`, `dmslint-0.1.0.tgz`), the image (`dmslint:0.1.0`) or
 * the tag of a hook or template (`rev: v0.1.0`, `ref: v0.1.0`).
 */
export function withVersion(page: string, version: string): string {
  return page.replace(namedVersion, (_, before: string) => before + version);
}

/** The versions that a page names. */
export function versionsIn(page: string): readonly string[] {
  return [...page.matchAll(namedVersion)].map(([, , version = ""]) => version);
}

const namedVersion = /((?:dmslint[@:]v?|dmslint-|dmslint\/v|\bre[fv]: v))(\d+\.\d+\.\d+)/g;
