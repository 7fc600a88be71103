import type { LintUnit } from "../../linter/index.js";
import type { Workspace } from "./workspace.js";

type Units = Pick<Workspace, "units">;

/** The settings of each unit, by its path. */
export function settingsByPath({ units }: Units): ReadonlyMap<string, LintUnit["settings"]> {
  return new Map(units.map(({ path, settings }) => [path, settings]));
}

/** The templates that are units, with their settings. A template of the account is none. */
export function withSettings<T extends { readonly path: string }>(
  templates: readonly T[],
  workspace: Units,
): readonly { readonly template: T; readonly settings: LintUnit["settings"] }[] {
  const known = settingsByPath(workspace);
  return templates.flatMap((template) => {
    const settings = known.get(template.path);
    return settings ? [{ template, settings }] : [];
  });
}
