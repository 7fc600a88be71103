import type { Dependency, Template } from "../model/index.js";
import { no, unknown, yes, type Verdict } from "./verdict.js";

/**
 * Whether one resource is created after another, because of dependencies that are written or implied. They may go
 * through other resources. `from` and `to` are addresses in the template.
 */
export function waitsFor(template: Template, from: string, to: string): Verdict {
  const seen = new Set<string>();
  const open: Dependency[] = [];
  const queue = [from];
  for (let at = queue.shift(); at !== undefined; at = queue.shift()) {
    if (seen.has(at)) continue;
    seen.add(at);
    for (const dependency of template.resources.get(at)?.dependencies ?? []) {
      if (dependency.on === undefined) open.push(dependency);
      else if (isPartOf(to, dependency.on)) return yes(dependency);
      else queue.push(...resourcesAt(template, dependency.on));
    }
  }
  const [first] = open;
  return first ? unknown(first.reason ?? "it is not known what this depends on", first) : no();
}

/** `aws_iam_role.a` stands for all its instances, `module.m` for everything inside the module. */
function isPartOf(address: string, of: string): boolean {
  return address === of || address.startsWith(`${of}[`) || (of.startsWith("module.") && address.startsWith(`${of}.`));
}

function resourcesAt(template: Template, address: string): readonly string[] {
  if (template.resources.has(address)) return [address];
  return [...template.resources.keys()].filter((key) => isPartOf(key, address));
}
