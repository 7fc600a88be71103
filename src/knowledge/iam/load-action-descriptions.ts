/**
 * Loads what the actions of DMS do, and those of other services that the facts name, by action. Few commands need it, so
 * it is not in the index.
 */
export async function loadActionDescriptions(): Promise<Readonly<Record<string, string>>> {
  return (await import("../generated/action-descriptions.json", { with: { type: "json" } })).default;
}
