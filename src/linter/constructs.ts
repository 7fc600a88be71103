import type { Template } from "../model/index.js";
import type { Finding } from "./finding.js";

/** Gives the CDK constructs that a finding is about. CDK makes the logical ids, so people do not know them. */
export type ConstructsOf = (finding: Finding) => readonly string[];

export function constructsIn(templates: readonly Template[]): ConstructsOf {
  const byPath = new Map(templates.map((template) => [template.path, template]));
  return ({ addresses, location }) => {
    const resources = byPath.get(location.file.path)?.resources;
    return [...new Set(addresses.flatMap((address) => resources?.get(address)?.constructPath ?? []))];
  };
}
