import { matchAction } from "../../iam/index.js";
import { statementAddress, type Project } from "../../model/index.js";
import { filePlaceOf } from "../../source/index.js";
import { display } from "../../tree/index.js";
import type { PlacedAddress } from "./linted.js";

/** A statement about an action, in the linted files. */
export interface ActionStatement extends PlacedAddress {
  readonly effect: "Allow" | "Deny";
  /** As the statement writes them. Empty: `NotResource`. */
  readonly resources: readonly string[];
  readonly hasConditions: boolean;
}

/** The statements of policies that allow or deny an action by its name or a pattern. */
export function statementsAbout(project: Project, action: string): readonly ActionStatement[] {
  return project.templates.flatMap((template) =>
    template.documents
      .filter(({ document }) => document.policyType === "identity")
      .flatMap((held) =>
        held.document.statements.flatMap((statement): readonly ActionStatement[] => {
          const { actions, conditions, effect, location, resources } = statement;
          if (effect !== "Allow" && effect !== "Deny") return [];
          if (!actions?.items.some(({ text }) => matchAction(text, action) === "yes")) return [];
          return [
            {
              address: statementAddress(held, statement),
              ...filePlaceOf(location),
              effect,
              resources: (resources?.items ?? []).map(({ text }) => display(text)),
              hasConditions: conditions.length > 0,
            },
          ];
        }),
      ),
  );
}
