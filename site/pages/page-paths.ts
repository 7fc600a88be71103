import { posix } from "node:path";

/** Where a page of the repository is on the site; `undefined`: it is no page of the site. */
export function sitePath(path: string): string | undefined {
  const known = outside.get(path);
  if (known !== undefined) return known;
  const name = path.startsWith("docs/") ? path.slice("docs/".length) : undefined;
  if (name === "rules" || name === "rules/") return "rules/index.md";
  return name?.endsWith(".md") ? name.replace(/(^|\/)README\.md$/, "$1index.md") : undefined;
}

/** The pages that are not in docs/. */
export const outside: ReadonlyMap<string, string> = new Map([
  ["README.md", "index.md"],
  ["CONTRIBUTING.md", "contributing.md"],
  ["SECURITY.md", "security-policy.md"],
  ["CHANGELOG.md", "changelog.md"],
  ["editors/vscode/README.md", "vscode.md"],
  ["examples/plugin/README.md", "example-plugin.md"],
]);

/** A page of the repository as a page of the site: its links lead to the pages of the site. Code stays as it is. */
export function withSiteLinks(path: string, page: string): string {
  const here = sitePath(path) ?? "";
  const parts = page.split(/(^```[^]*?^```.*$|`[^`\n]+`)/m);
  return parts.map((part, index) => (index % 2 === 0 ? linksIn(part, path, here) : part)).join("");
}

function linksIn(text: string, path: string, here: string): string {
  return text.replace(/\]\(([\w:/.-][^()\s#]*)(#[\w-]+)?\)/g, (whole, target: string, anchor: string | undefined) => {
    if (/^[a-z]+:/.test(target)) return whole;
    const there = sitePath(posix.join(posix.dirname(path), target));
    if (there === undefined) throw new Error(`${path} links ${target}, which is no page of the site`);
    return `](${posix.relative(posix.dirname(here), there)}${anchor ?? ""})`;
  });
}
