import type { Project, Statement } from "../model/index.js";
import type { IamEdit } from "../rule-kit/index.js";
import { addTo, oncePer } from "../source/index.js";
import { statementsOfLoops } from "./documents/append-statements.js";
import { textKeyOf } from "./documents/repeated-statements.js";
import type { EditContext } from "./owners/edit-context.js";
import { templateOf } from "./owners/edit-target.js";
import { ownerAt, type Owner } from "./owners/owners.js";

type Appended = Extract<IamEdit, { readonly kind: "append-statements" }>;

/** The statements of loops that get the actions of the new ones, if the edit may change all of the loop. */
export function loopStatementsOf(edit: Appended, { project, template }: EditContext): readonly Statement[] {
  return statementsOfLoops(edit.document, edit.statements, templateOf(edit, template, project.templates));
}

/** The owners of the statements of loops whose text an edit changes, if it writes into loops. */
export function loopOwners(
  edit: Appended,
  place: EditContext,
  ownersFor: typeof ownersOfText,
): readonly (readonly Owner[])[] {
  if (!edit.reach) return [];
  return loopStatementsOf(edit, place).map((statement) => ownersFor(place.project, statement));
}

/** The owner that a statement is of its text: a loop makes several statements from one. */
export function ownerOfStatement(project: Project, statement: Statement): readonly Owner[] {
  const owner = statementsIn(project).owners.get(statement);
  return owner === undefined ? [] : [owner];
}

/** All statements of the run that are made from the text of a statement. */
export function ownersOfText(project: Project, statement: Statement): readonly Owner[] {
  return statementsIn(project).byPlace.get(textKeyOf(statement)) ?? [];
}

const statementsIn = oncePer(({ templates }: Project) => {
  const owners = new Map<Statement, Owner>();
  const byPlace = new Map<string, Owner[]>();
  for (const template of templates) {
    for (const { address, document } of template.documents) {
      for (const statement of document.statements) {
        if (owners.has(statement)) continue;
        const owner = `${ownerAt(template, address)} statement ${String(statement.index)}`;
        owners.set(statement, owner);
        addTo(byPlace, textKeyOf(statement), owner);
      }
    }
  }
  return { owners, byPlace };
});
