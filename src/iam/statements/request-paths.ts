import { apiNames } from "../../knowledge/index.js";

const withoutPaths = new Set(apiNames.withoutPaths);

/**
 * Whether a resource may be the path of a request: AWS checks `guardduty:ListDetectors` on `…:/detector`. No page lists
 * which paths exist.
 */
export function mayBeRequestPath(service: string, resource: string): boolean {
  return resource.startsWith("/") && !withoutPaths.has(service);
}
