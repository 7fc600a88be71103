import { matchAction, metWithoutKey, readOperator } from "../../iam/index.js";
import type { Condition, Principal, Statement } from "../../model/index.js";
import { literalOf, type Text } from "../../rule-kit/index.js";
import { hasPlaceholder } from "../shared/texts/placeholders.js";

export interface OpenProvider {
  readonly principal: Principal;
  /** Domain of the provider. Its condition keys start with it. */
  readonly issuer: string;
  readonly messageId: "openProvider" | "openGitHub" | "negatedGitHub";
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
  const { principals, conditions } = statement;
  const keys = conditions.map(keyOf);
  if (!letsAssume(statement) || keys.includes(undefined)) return [];
  return (principals?.items ?? []).flatMap((principal): OpenProvider[] => {
    const issuer = principal.principalKind === "Federated" ? issuerOf(literalOf(principal.text) ?? "") : undefined;
    if (issuer === undefined) return [];
    const own = conditions.filter((condition) => keyOf(condition)?.startsWith(issuer.toLowerCase()) === true);
    // A request of one provider has no keys of another one, so a condition on those lets nobody in. Nor has it addresses.
    const isStrange = (key: string): boolean => isOfProvider(key) || /^(?:https?|arn):/.test(key);
    const isClosed = conditions.some(
      (condition) => !own.includes(condition) && isStrange(keyOf(condition) ?? "") && needsKey(condition),
    );
    if (isClosed) return [];
    if (issuer === gitHub) {
      const claims = own.filter((condition) => gitHubClaims.test(keyOf(condition) ?? ""));
      if (claims.some(mayName)) return [];
      return [{ principal, issuer, messageId: claims.some(isNegated) ? "negatedGitHub" : "openGitHub" }];
    }
    return own.length === 0 ? [{ principal, issuer, messageId: "openProvider" }] : [];
  });
}

/** A key in the trust of another provider, whose requests do not contain it. */
export interface StrangeKey {
  readonly key: Text;
  readonly issuer: string;
}

/**
 * Conditions on keys of another provider than the one that a trust statement is for: the role was copied. Only
 * providers that the account declares are looked at; those that AWS knows have keys of several names.
 */
export function strangeKeys(statement: Statement): readonly StrangeKey[] {
  const { principals, conditions } = statement;
  const [principal, ...others] = principals?.items ?? [];
  if (!letsAssume(statement) || !principal || others.length > 0 || principals?.incompleteReason !== undefined)
    return [];
  const issuer = principal.principalKind === "Federated" ? declaredIssuer(literalOf(principal.text) ?? "") : undefined;
  if (issuer === undefined || hasPlaceholder(principal.text) || !isDeclared.test(issuer)) return [];
  return conditions.flatMap((condition): StrangeKey[] => {
    const key = keyOf(condition);
    if (key === undefined || !isOfProvider(key) || !needsKey(condition)) return [];
    const [longer, shorter] = [key, issuer.toLowerCase()].toSorted((one, other) => other.length - one.length);
    return longer?.startsWith(shorter ?? "") === true ? [] : [{ key: condition.key, issuer }];
  });
}

const isDeclared = /^(?!cognito-identity)[a-z0-9-]+(?:\.[a-z0-9-]+)+(?:[:/].*)?$/i;

function letsAssume({ effect, actions, incompleteReason }: Statement): boolean {
  const lets = actions?.items.some(({ text }) => matchAction(text, "sts:AssumeRoleWithWebIdentity") === "yes");
  return effect === "Allow" && incompleteReason === undefined && lets === true;
}

/** Whether a condition names whom it lets in, or may: with a negated operator it names whom it keeps out. */
function mayName({ operator }: Condition): boolean {
  const { name, family } = readOperator(literalOf(operator) ?? "");
  return name === undefined || (!name.includes("Not") && family !== "Null");
}

function isNegated({ operator }: Condition): boolean {
  return readOperator(literalOf(operator) ?? "").name?.includes("Not") === true;
}

/** Whether a condition is never met by requests without its key. */
function needsKey(condition: Condition): boolean {
  return metWithoutKey(condition) === "no";
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
  return declaredIssuer(name) ?? (/^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/i.test(name) ? name : undefined);
}

/** The issuer of a provider that an account declares. */
function declaredIssuer(name: string): string | undefined {
  return /:oidc-provider\/(.+)$/.exec(name)?.[1];
}
