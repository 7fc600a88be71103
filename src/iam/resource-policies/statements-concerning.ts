import type { PolicyDocument, Role, Statement } from "../../model/index.js";
import { oncePer } from "../../source/index.js";
import { statementIndex } from "../statements/statement-index.js";
import type { AccessRequest } from "../statements/statement-match.js";
import { principalIndex } from "./principal-index.js";
import { namedRoleArns, type Requester } from "./resource-policies.js";

/**
 * The statements in the policy of a resource that can be about a request of a role or a service, in their order. No other one names the
 * requester, its account or everyone, and applies to the request.
 */
export function statementsConcerning(
  document: PolicyDocument,
  requester: Requester,
  request: AccessRequest,
): readonly Statement[] {
  return "role" in requester ? ofRoles(document)(requester.role)(request) : ofAll(document.statements)(request);
}

const ofAll = oncePer((statements: readonly Statement[]) => statementIndex(statements, (statement) => statement));

/** Each role has a few statements of its own, or else all. */
const ofRoles = oncePer(({ statements }: PolicyDocument) => {
  const naming = principalIndex(statements, namedRoleArns);
  return oncePer((role: Role) => ofAll(naming(role)));
});
