import { existsSync, readFileSync } from "node:fs";

/** The version that package.json states; it lies one folder above the bundle, two above this source. */
export function version(): string {
  const places = ["../package.json", "../../package.json"].map((path) => new URL(path, import.meta.url));
  const place = places.find((one) => existsSync(one));
  const manifest: unknown = place && JSON.parse(readFileSync(place, "utf8"));
  const isKnown = typeof manifest === "object" && manifest !== null && "version" in manifest;
  return isKnown ? String(manifest.version) : "unknown";
}
