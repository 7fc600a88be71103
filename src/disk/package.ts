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

// Pure: a bundle for the browser leaves it out.
const manifest = /* @__PURE__ */ lazily((): ReadonlyMap<string, string> => {
  const text = packageFile("package.json");
  const parsed: unknown = text === undefined ? undefined : JSON.parse(text);
  const entries = typeof parsed === "object" && parsed !== null ? Object.entries(parsed) : [];
  return new Map(entries.flatMap(([key, value]) => (typeof value === "string" ? [[key, value] as const] : [])));
});

/** The text of a file of the package. */
export function packageFile(path: string): string | undefined {
  const place = packagePlace(path);
  return place && readFileSync(place, "utf8");
}

/**
 * The URL of a file of the package. The package folder is one level above the bundle and two levels above this source
 * file.
 */
export function packagePlace(path: string): URL | undefined {
  const places = ["../", "../../"].map((top) => new URL(top + path, import.meta.url));
  return places.find((one) => existsSync(one));
}
