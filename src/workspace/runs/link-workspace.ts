import { link, type LinkedRun, type PolicyType } from "../../linter/index.js";
import { loadWasm } from "../files/wasm.js";
import type { Workspace } from "./workspace.js";

/**
 * Reads the units of a workspace and links them, without judging them: for commands that ask about the model
 * (`dmslint policy`, `dmslint explain`).
 */
export function linkWorkspace(
  { accounts, reader, rules, trees, units, unreadable }: Workspace,
  policyType?: PolicyType,
): Promise<LinkedRun> {
  return link({ units, reader, loadWasm, rules, trees, accounts, unreadable, ...(policyType && { policyType }) });
}
