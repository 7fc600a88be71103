import { narrowed, type ExcessActions, type ExcessResources } from "../../dms/index.js";
import { matchAction, plainText } from "../../iam/index.js";
import type { PolicyDocument, Statement } from "../../model/index.js";
import type { Fixer, IamEdit, Text } from "../../rule-kit/index.js";
import { fixedLiteral, isOwnList } from "../shared/texts/fixed-values.js";

type Fix = (fixer: Fixer) => IamEdit | readonly IamEdit[];

/** The edits that keep of a statement only what is needed. */
export function narrowingEdits(
  { document, statement }: { readonly document: PolicyDocument; readonly statement: Statement },
  ofActions: ExcessActions,
  ofResources: ExcessResources,
): Fix | undefined {
  const { needed, unneeded, wide } = ofActions;
  if (![...unneeded, ...wide].every(({ text }) => fixedLiteral(text) !== undefined)) return undefined;
  if (needed.length === 0) return isOwn(statement, unneeded) ? removal(document, statement) : undefined;
  const ofList = actionEdits(statement, ofActions);
  if (!ofList) return undefined;
  const { excess } = ofResources;
  return (fixer) => [
    ...ofList(fixer),
    ...(excess.length > 0 ? [fixer.replaceResources(statement, narrowed(statement, ofResources))] : []),
  ];
}

type Items = ExcessActions["wide"];

/** The needed actions take the places of patterns, so that the list stays as its author wrote it. */
function actionEdits(statement: Statement, ofActions: ExcessActions): ((fixer: Fixer) => IamEdit[]) | undefined {
  const { unneeded, wide } = ofActions;
  const missing = missingWithout(statement, ofActions);
  if (missing.length > wide.length) return writtenOut(statement, ofActions, missing);
  const removed = [...unneeded, ...wide.slice(missing.length)];
  if (!isOwn(statement, removed)) return undefined;
  const list = statement.actions?.node;
  return (fixer) => [
    ...(removed.length > 0 && list?.kind === "list"
      ? [
          fixer.remove(
            list,
            removed.map(({ node }) => node),
          ),
        ]
      : []),
    ...missing.flatMap((name, at) => {
      const pattern = wide[at];
      return pattern ? [fixer.replaceText(pattern.node, plainText(name))] : [];
    }),
  ];
}

/**
 * The needed actions that only the patterns allow wherever these are. Under a condition of its own, an action beside a pattern does
 * not do what the pattern does.
 */
function missingWithout(statement: Statement, ofActions: ExcessActions): readonly string[] {
  const { needed, wide } = ofActions;
  const others = keptOf(statement, ofActions).filter(({ when }) => when.op === "true");
  const isAmong = (items: Items, name: string): boolean => items.some(({ text }) => matchAction(text, name) === "yes");
  return needed.filter((name) => isAmong(wide, name) && !isAmong(others, name));
}

/** `undefined`: to write the list again would lose the items that only some deployments have. */
function writtenOut(
  statement: Statement,
  ofActions: ExcessActions,
  missing: readonly string[],
): ((fixer: Fixer) => IamEdit[]) | undefined {
  if (statement.actions?.items.some(({ when }) => when.op !== "true")) return undefined;
  const kept: readonly Text[] = keptOf(statement, ofActions).map(({ text }) => text);
  return (fixer) => [fixer.replaceActions(statement, [...kept, ...missing.map((name) => plainText(name))])];
}

function keptOf({ actions }: Statement, { unneeded, wide }: ExcessActions): Items {
  return (actions?.items ?? []).filter((item) => !unneeded.includes(item) && !wide.includes(item));
}

function isOwn(statement: Statement, removed: Items): boolean {
  const list = statement.actions?.node;
  return list?.kind !== "list" || isOwnList(list, removed, statement);
}

/** Removes the statement from a list that has others. */
function removal({ node, statements }: PolicyDocument, statement: Statement): Fix | undefined {
  const list = node.entries.find(({ key }) => key.text === "Statement")?.value;
  if (list?.kind !== "list" || statements.length < 2) return undefined;
  return (fixer) => fixer.remove(list, [statement.node]);
}
