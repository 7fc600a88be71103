import type { Condition, Statement } from "../../model/index.js";
import { addTo, onceIn, type Text } from "../../rule-kit/index.js";
import { fixedIdentity } from "../shared/texts/fixed-values.js";

/** Statements that are alike but for their actions and resources. */
interface Alike {
  /** Those without conditions. */
  readonly free: Statement[];
  readonly byConditions: Map<string, Statement[]>;
}

/**
 * Finds the few statements that can cover another one at all: those for the same principals, without conditions or with the
 * same ones. They are in lists, each in the order of the statements. A policy may have a statement for each of many principals.
 */
export function likeStatements(
  statements: readonly Statement[],
): (statement: Statement) => readonly (readonly Statement[])[] {
  const found = new Map<string, Alike>();
  for (const statement of statements) {
    const key = likenessOf(statement);
    if (key === undefined) continue;
    const alike = onceIn(found, key, () => ({ free: [], byConditions: new Map<string, Statement[]>() }));
    const { conditions } = statement;
    const ofConditions = conditionsKey(conditions);
    // What stands twice is the same as less than all of another statement.
    if (conditions.length === 0 || isRepeating(conditions)) alike.free.push(statement);
    else if (ofConditions !== undefined) addTo(alike.byConditions, ofConditions, statement);
  }
  return (statement) => {
    const alike = found.get(likenessOf(statement) ?? "");
    return alike ? [alike.free, alike.byConditions.get(conditionsKey(statement.conditions) ?? "") ?? []] : [];
  };
}

/** The same for statements with the same effect, principals and exclusions. `undefined`: they are not known. */
function likenessOf({ effect, notActions, notPrincipals, notResources, principals }: Statement): string | undefined {
  const kinds = [principals, notPrincipals].map((element) =>
    [...new Set(element?.items.map(({ principalKind }) => principalKind))].sort(),
  );
  const texts = [notActions, notResources, principals, notPrincipals].map((list) => (list ? listKey(list) : "none"));
  return texts.includes(undefined) ? undefined : JSON.stringify([effect, kinds, texts]);
}

interface Listed {
  readonly items: readonly { readonly text: Text }[];
  readonly incompleteReason?: string;
}

/** The same for lists of the same texts. `undefined`: a text may be another one in some deployment. */
function listKey({ incompleteReason, items }: Listed): string | undefined {
  const texts = new Set(items.map(({ text }) => fixedIdentity(text)));
  return incompleteReason !== undefined || texts.has(undefined) ? undefined : JSON.stringify([...texts].sort());
}

function conditionsKey(conditions: readonly Condition[]): string | undefined {
  const keys = conditions.map(conditionKey);
  return keys.includes(undefined) ? undefined : JSON.stringify(keys.sort());
}

function conditionKey({ key, operator, values }: Condition): string | undefined {
  const parts = [fixedIdentity(operator), fixedIdentity(key), listKey(values)];
  return parts.includes(undefined) ? undefined : JSON.stringify(parts);
}

function isRepeating(conditions: readonly Condition[]): boolean {
  return new Set(conditions.map(conditionKey)).size < conditions.length;
}
