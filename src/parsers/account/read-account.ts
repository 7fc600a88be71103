import type { Template } from "../../model/index.js";
import { failure, isFailure, messageOf, sourceFile, startOf, type Result } from "../../source/index.js";
import { readJson } from "../syntax/json/json-tree.js";
import type { AccountData, AccountExport } from "./account-data.js";
import { accountTemplate } from "./account-template.js";
import { joinedPages } from "./answers.js";
import { authorizationDetails } from "./authorization-details.js";
import { resourcePolicies } from "./resource-policies.js";
import { stackOutputs } from "./stack-outputs.js";
import { terraformState } from "./terraform-state.js";

/** What one file says about the account. */
export interface AccountFile {
  readonly template: Template;
  readonly exports: readonly AccountExport[];
}

const readers: readonly ((value: unknown, path: string) => AccountData | undefined)[] = [
  authorizationDetails,
  stackOutputs,
  terraformState,
  resourcePolicies,
];

/**
 * Reads a file with account data. Its kind is known by its content. Fails if it is none of the kinds that are known.
 *
 * @param path Of the file, as messages name it.
 */
export function readAccount(path: string, text: string): Result<AccountFile> {
  const value = parsed(path, text);
  if (isFailure(value)) return value;
  for (const read of readers) {
    const data = read(joinedPages(value.json), path);
    if (data) return { template: accountTemplate(path, data), exports: data.exports };
  }
  return failure(
    `The account data "${path}" is not the output of a command that dmslint knows: aws iam get-account-authorization-details, aws cloudformation list-exports, aws cloudformation describe-stacks, aws kms get-key-policy (in a file with the name of the key's id), aws s3api get-bucket-policy, aws secretsmanager get-resource-policy, or terraform show -json of a state.`,
  );
}

function parsed(path: string, text: string): Result<{ readonly json: unknown }> {
  try {
    return { json: JSON.parse(text) as unknown };
  } catch (error) {
    // The words of V8 name no line, and differ between versions of Node.
    const [problem] = readJson(sourceFile(path, text)).problems;
    if (!problem) return failure(`The account data "${path}" is not valid JSON: ${messageOf(error)}.`);
    const { line, column } = startOf(problem.location);
    return failure(`${path}:${String(line)}:${String(column)}: The account data is not valid JSON: ${problem.message}`);
  }
}
