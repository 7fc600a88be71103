import { existsSync, readFileSync } from "node:fs";
import { lazily, withoutEnd } from "../source/index.js";

/** The version in package.json. */
export function version(): string {
  return manifest().get("version") ?? "unknown";
}

/** The address of the site, without a slash at its end: `homepage` in package.json. It is the only place that has it. */
export function homepage(): string | undefined {
  const address = manifest().get("homepage");
  return address === undefined ? undefined : withoutEnd(address, "/");
}

/** The address of the page of a built-in rule on the site. */
export function rulePageUrl(name: string): string | undefined {
  const site = homepage();
  return site === undefined ? undefined : `${site}/rules/${name}`;
}

const manifest = lazily((): ReadonlyMap<string, string> => {
  const text = packageFile("package.json");
  const parsed: unknown = text === undefined ? undefined : JSON.parse(text);
  const entries = typeof parsed === "object" && parsed !== null ? Object.entries(parsed) : [];
  return new Map(entries.flatMap(([key, value]) => (typeof value === "string" ? [[key, value] as const] : [])));
});

/** What tells this build of dmslint from all others: the names of the parts of its bundle have a hash of their content. */
export function build(): string {
  return `${version()} ${packageFile("dist/cli.js") ?? ""}`;
}

/** The documentation page of a built-in rule, in Markdown. */
export function rulePage(name: string): string | undefined {
  return packageFile(`docs/rules/${name}.md`);
}

/** The URL of the folder with these pages. */
export function rulePagesAddress(): string | undefined {
  return placeOf("docs/rules/")?.href;
}

const viewerFile = "dist/graph-viewer.js";

/** The script of the page that shows a graph. `npm run build` makes it. */
export function graphViewer(): string {
  const text = packageFile(viewerFile);
  if (text === undefined) throw new Error("dist/graph-viewer.js is missing: run npm run build");
  return text;
}

export function graphViewerAddress(): string | undefined {
  return placeOf(viewerFile)?.href;
}

function packageFile(path: string): string | undefined {
  const place = placeOf(path);
  return place && readFileSync(place, "utf8");
}

/**
 * The URL of a file of the package. The package folder is one level above the bundle and two levels above this source
 * file.
 */
function placeOf(path: string): URL | undefined {
  const places = ["../", "../../"].map((top) => new URL(top + path, import.meta.url));
  return places.find((one) => existsSync(one));
}
