import {
  isAccount,
  meansPrincipal,
  resourceAt,
  statementApplies,
  type Asker,
  type PolicyOnResource,
} from "../../analysis/index.js";
import type { Project, Resource, Statement } from "../../model/index.js";
import type { Text } from "../../rule-kit/index.js";
import { shownAddress } from "./names.js";

/** Something that is done with a key. */
export interface KeyAction {
  readonly action: string;
  readonly text: Text;
}

export function isKey(resource: Resource | undefined): boolean {
  return (
    resource !== undefined && /^AWS::KMS::(?:Replica)?Key$|^aws_kms_(?:replica_|external_)?key$/.test(resource.type)
  );
}

/** No statement of the key's policies can allow the action, to the asker or to the account that hands it on. */
export function isKeptOut(policies: readonly PolicyOnResource[], { action, text }: KeyAction, asker: Asker): boolean {
  const statements = policies.flatMap(({ document }) => document.statements).filter(({ effect }) => effect !== "Deny");
  return statements.every((statement) => {
    const isForAccount = "role" in asker && namesAccount(statement);
    if (!isForAccount && meansPrincipal(statement, asker).answer === "no") return true;
    return statementApplies(statement, { action, resource: text }).answer === "no";
  });
}

function namesAccount({ principals }: Statement): boolean {
  return principals?.items.some(({ principalKind, text }) => isAccount(principalKind, text)) ?? false;
}

/** The policy where a file spells it, else what holds it. */
export function placeOf({ document, holder }: PolicyOnResource): { readonly location: Resource["location"] } {
  return document.node.layout ? document : holder;
}

export function namesOf(actions: readonly KeyAction[]): readonly string[] {
  return [...new Set(actions.map(({ action }) => action))];
}

export function shownKey(project: Project, key: string): string {
  return shownAddress(resourceAt(project, key)?.address ?? key);
}
