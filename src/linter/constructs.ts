import type { Template } from "../model/index.js";
import type { Finding } from "./finding.js";

/** The CDK constructs that a finding is about: people know those, not the logical ids that CDK makes of them. */
export type ConstructsOf = (finding: Finding) => readonly string[];

export function constructsIn(templates: readonly Template[]): ConstructsOf {
  const byPath = new Map(templates.map((template) => [template.path, template]));
  return ({ addresses, location }) => {
    const resources = byPath.get(location.file.path)?.resources;
    return [...new Set(addresses.flatMap((address) => resources?.get(address)?.constructPath ?? []))];
  };
}
