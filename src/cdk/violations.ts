import { readFileSync } from "node:fs";
import { rulePageUrl } from "../disk/index.js";
import type { LintMessage, LintResult } from "../linter/index.js";
import { readJson } from "../parsers/index.js";
import { groupBy, lazily, offsetAt, sourceFile, visible } from "../source/index.js";
import { presets } from "../presets/index.js";
import { keysAt } from "./keys-at.js";
import type { ViolatingResource, Violation } from "./plugin-types.js";

/** Findings that say the same of several resources are one violation, as aws-cdk-lib's own plugin does it. */
export function violationsIn(results: readonly LintResult[], stackPaths: ReadonlyMap<string, string>): Violation[] {
  const violations = results.flatMap((result) => {
    const keysOf = keysIn(result.filePath);
    return result.messages.map((message) =>
      violationOf(message, resourceOf(message, keysOf(message), result.filePath, stackPaths)),
    );
  });
  const alike = groupBy(violations, ({ violatingResources: _, ...rest }) => JSON.stringify(rest));
  return [...alike.values()].flatMap((group) => {
    const [first] = group;
    return first ? [{ ...first, violatingResources: group.flatMap((one) => one.violatingResources) }] : [];
  });
}

function violationOf(message: LintMessage, resource: ViolatingResource): Violation {
  const { advice = [], fatal, ruleId, severity } = message;
  const page = ruleId !== null && Object.hasOwn(presets.all, ruleId) ? rulePageUrl(ruleId) : undefined;
  return {
    ruleName: ruleId === null ? (fatal ? "syntax" : "directive") : visible(ruleId),
    description: message.message,
    violatingResources: [resource],
    severity: fatal ? "fatal" : severity === 2 ? "error" : "warning",
    ...(advice.length > 0 && { fix: advice.join("; or: ") }),
    ...(page !== undefined && { ruleMetadata: { rule: page } }),
  };
}

/**
 * The resource that a finding is about. If its place is in another one, such as the policy of a role, the location is
 * named from the top of the template.
 */
function resourceOf(
  { address }: LintMessage,
  keys: readonly string[],
  templatePath: string,
  stackPaths: ReadonlyMap<string, string>,
): ViolatingResource {
  const [section, id = ""] = keys;
  const about = logicalIdIn(address) ?? (section === "Resources" ? id : undefined);
  const isInside = section === "Resources" && id === about;
  const shown = (isInside ? keys.slice(2) : keys).map(visible).join(".");
  const locations = shown === "" ? [] : [shown];
  if (about !== undefined) return { resourceLogicalId: visible(about), templatePath, locations };
  const constructPath = stackPaths.get(templatePath);
  // Parameters, outputs and conditions have logical ids too.
  return {
    resourceLogicalId: visible(id),
    templatePath,
    locations,
    ...(constructPath !== undefined && { constructPath }),
  };
}

/** The logical id in an address: `Resources.Role.Policies[0]`. */
function logicalIdIn(address: string): string | undefined {
  const [section, id] = address.split(/[.[]/, 2);
  return section === "Resources" ? id : undefined;
}

/** The keys that lead to the place of a finding. */
function keysIn(path: string): (message: LintMessage) => readonly string[] {
  const template = lazily(() => {
    const file = sourceFile(path, readFileSync(path, "utf8"));
    return { file, root: readJson(file).documents[0] };
  });
  return (message) => {
    const { file, root } = template();
    return root ? keysAt(root, offsetAt(file, message)) : [];
  };
}
