import {
  inSession,
  isAccount,
  keyGrant,
  matchesPrincipal,
  statementApplies,
  statementsConcerning,
  type AccessRequest,
  type Requester,
  type ResourcePolicy,
} from "../../iam/index.js";
import type { Project, Statement } from "../../model/index.js";
import { oncePer } from "../../source/index.js";

/**
 * Whether no statement of the policies of a KMS key can allow a request, either to the requester or to its account, and no
 * grant of a key either. The own policies of a role then cannot allow it.
 * https://docs.aws.amazon.com/kms/latest/developerguide/key-policies.html
 */
export function keepsOut(
  project: Project,
  policies: readonly ResourcePolicy[],
  request: AccessRequest,
  requester: Requester,
): boolean {
  if ("role" in requester && keyGrant(project, requester.role, request)) return false;
  const statements = policies
    .flatMap(({ document }) => statementsConcerning(document, requester, request))
    .filter(({ effect }) => effect !== "Deny");
  const asked = "role" in requester ? inSession(requester.role, request) : request;
  return statements.every((statement) => {
    const isForAccount = "role" in requester && namesAccount(statement);
    if (!isForAccount && matchesPrincipal(statement, requester).answer === "no") return true;
    return statementApplies(statement, asked).answer === "no";
  });
}

/** Each role that uses a key asks. */
const namesAccount = oncePer(
  ({ principals }: Statement): boolean =>
    principals?.items.some(({ principalKind, text }) => isAccount(principalKind, text)) ?? false,
);
