import type { Project } from "./project.js";

/** A value in an object, because it may be `undefined`. */
type Known = WeakMap<Project, { readonly computed: unknown }>;

const all: Known[] = [];

/**
 * Computes something about a project only once while a unit is judged. For what concerns all units of a run, there is
 * `oncePer`; but what holds a value for each resource would need more memory than the templates, if it were kept so long.
 */
export function oncePerUnit<T>(compute: (project: Project) => T): (project: Project) => T {
  const known = new WeakMap<Project, { readonly computed: T }>();
  all.push(known);
  return (project) => {
    const before = known.get(project);
    if (before) return before.computed;
    const computed = compute(project);
    known.set(project, { computed });
    return computed;
  };
}

/** Forgets what was computed while a unit was judged. */
export function forgetUnit(project: Project): void {
  for (const known of all) known.delete(project);
}
