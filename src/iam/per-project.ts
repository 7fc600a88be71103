import type { Project } from "../model/index.js";

/** Computes something about all templates of a run only once, because a run may have thousands of templates. */
export function perProject<T>(find: (project: Project) => T): (project: Project) => T {
  const known = new WeakMap<Project, { readonly found: T }>();
  return (project) => {
    const before = known.get(project);
    if (before) return before.found;
    const found = find(project);
    known.set(project, { found });
    return found;
  };
}
