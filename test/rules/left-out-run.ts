import { lint } from "../../src/linter/index.js";
import { loadWasm } from "../../src/workspace/index.js";
import arnFormat from "../../src/rules/arn-format.js";
import conditionValue from "../../src/rules/condition-value.js";
import knownAction from "../../src/rules/known-action.js";
import policySyntax from "../../src/rules/policy-syntax.js";
import principal from "../../src/rules/principal.js";
import rolePermissions from "../../src/rules/role-permissions.js";
import roleTrust from "../../src/rules/role-trust.js";

const rules = [arnFormat, conditionValue, knownAction, policySyntax, principal, rolePermissions, roleTrust];

/** What the rules that read values say of a file: the rule and the message, in the order of the file. */
export async function said(path: string, text: string): Promise<readonly string[]> {
  const isTerraform = path.includes(".tf");
  const { results } = await lint({
    units: [
      {
        kind: isTerraform ? "terraform" : "cloudformation",
        path: isTerraform ? "." : path,
        files: [path],
        rules: new Map(rules.map(({ name }) => [name, { severity: "error", options: {} } as const])),
        settings: { existingRoles: [], callerPolicies: [], regions: [], partialPolicies: [] },
        values: { parameters: {}, variables: {} },
      },
    ],
    reader: { read: (name) => (name === path ? text : undefined), list: (folder) => (folder === "." ? [path] : []) },
    loadWasm,
    rules,
    fix: "none",
  });
  return results.flatMap(({ messages }) =>
    messages.map(({ ruleId, messageId, message }) => `${ruleId ?? "syntax"} ${messageId ?? message}`),
  );
}
