import { existsSync, readFileSync } from "node:fs";

/** The version that package.json states. */
export function version(): string {
  const text = packageFile("package.json");
  const manifest: unknown = text === undefined ? undefined : JSON.parse(text);
  const isKnown = typeof manifest === "object" && manifest !== null && "version" in manifest;
  return isKnown ? String(manifest.version) : "unknown";
}

/** The page of a built-in rule, in Markdown. */
export function rulePage(name: string): string | undefined {
  return packageFile(`docs/rules/${name}.md`);
}

/** Address of the page of a built-in rule, for programs that open it. */
export function rulePageAddress(name: string): string | undefined {
  return placeOf(`docs/rules/${name}.md`)?.href;
}

function packageFile(path: string): string | undefined {
  const place = placeOf(path);
  return place && readFileSync(place, "utf8");
}

/** A file of the package, whose top lies one folder above the bundle and two above this source. */
function placeOf(path: string): URL | undefined {
  const places = ["../", "../../"].map((top) => new URL(top + path, import.meta.url));
  return places.find((one) => existsSync(one));
}
