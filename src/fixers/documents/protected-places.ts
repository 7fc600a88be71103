import type { Statement, Template } from "../../model/index.js";
import type { IamEdit } from "../../rule-kit/index.js";
import { oncePer, type Location, type TextEdit } from "../../source/index.js";
import { entryOf, type List, type Mapping } from "../../tree/index.js";
import { childrenOf } from "../layout/brackets.js";
import { isInBlocks } from "./statement-blocks.js";
import { statementWith } from "./rename-key.js";

/** The text that an edit depends on. Other edits of the same pass must not change it. */
export function protectedPlaces(edit: IamEdit, template: Template): Pick<TextEdit, "unchangedPlaces" | "keepsOneOf"> {
  switch (edit.kind) {
    case "add-condition":
    case "remove-conditions":
      return { unchangedPlaces: conditionsOf(edit.statement) };
    case "rename-key": {
      const statement = statementWith(edit.key, template);
      return statement ? { unchangedPlaces: conditionsOf(statement) } : {};
    }
    case "remove":
      return { keepsOneOf: childPlaces(edit.holder) };
    default:
      return {};
  }
}

const childPlaces = oncePer((holder: List | Mapping): readonly Location[] =>
  childrenOf(holder).map(({ location }) => location),
);

/** The place of a statement's conditions. If there are none, or if they are in blocks, it is the whole statement. */
function conditionsOf(statement: Statement): readonly Location[] {
  const block = isInBlocks(statement) ? undefined : entryOf(statement.node, "Condition");
  return [block ? block.value.location : statement.node.location];
}
