import { matchAction } from "../../iam/index.js";
import type { Condition, Principal, Statement } from "../../model/index.js";
import { literalOf } from "../../rule-kit/index.js";

export interface OpenProvider {
  readonly principal: Principal;
  /** Domain of the provider. Its condition keys start with it. */
  readonly issuer: string;
  readonly messageId: "openProvider" | "openGitHub";
}

const gitHub = "token.actions.githubusercontent.com";

/** Claims of GitHub that say whose workflow sends the request. */
const gitHubClaims =
  /:(?:sub|repository|repository_id|repository_owner|repository_owner_id|job_workflow_ref|enterprise_id)$/;

/**
 * Web identity providers that a trust statement allows without a condition on the identity.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-idp_oidc.html
 */
export function openProviders(statement: Statement): readonly OpenProvider[] {
  const { effect, actions, principals, incompleteReason } = statement;
  const lets = actions?.items.some(({ text }) => matchAction(text, "sts:AssumeRoleWithWebIdentity") === "yes") === true;
  if (effect !== "Allow" || incompleteReason !== undefined || !lets) return [];
  const keys = statement.conditions.map(keyOf);
  if (keys.includes(undefined)) return [];
  return (principals?.items ?? []).flatMap((principal): OpenProvider[] => {
    const issuer = principal.principalKind === "Federated" ? issuerOf(literalOf(principal.text) ?? "") : undefined;
    if (issuer === undefined) return [];
    const own = keys.filter((key) => key?.startsWith(issuer.toLowerCase()) === true);
    if (issuer === gitHub && !own.some((key) => gitHubClaims.test(key ?? "")))
      return [{ principal, issuer, messageId: "openGitHub" }];
    // A request of one provider has no keys of another one, so a condition on those lets nobody in.
    const isClosed = keys.some((key) => key !== undefined && isOfProvider(key));
    return own.length === 0 && !isClosed ? [{ principal, issuer, messageId: "openProvider" }] : [];
  });
}

/** Keys of AWS begin with `aws:` or a service; those of web identity providers with a domain. */
function isOfProvider(key: string): boolean {
  return key.slice(0, key.indexOf(":")).includes(".");
}

function keyOf({ key }: Condition): string | undefined {
  return literalOf(key)?.toLowerCase();
}

/** `undefined` if it is not a web identity provider, or not known. */
function issuerOf(name: string): string | undefined {
  const [, ofArn] = /:oidc-provider\/(.+)$/.exec(name) ?? [];
  return ofArn ?? (/^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/i.test(name) ? name : undefined);
}
