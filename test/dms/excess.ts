import type { ActionRequirement } from "../../src/dms/index.js";
import { unknown, yes } from "../../src/iam/index.js";
import type { Need } from "../../src/knowledge/index.js";
import type { Statement } from "../../src/model/index.js";
import type { Text } from "../../src/tree/index.js";
import { documentsFrom, type Json } from "../iam/build.js";

/** The statement of a policy that has one. */
export function statementFrom(statement: Json): Statement {
  const [found, ...others] = documentsFrom([statement]).flatMap(({ statements }) => statements);
  if (!found || others.length > 0) throw new Error("there is not one statement");
  return found;
}

/** An action that DMS needs on each of these resources; a list of readings is one resource. */
export function needed(
  action: string,
  resources: readonly (readonly Text[])[] = [],
  more: { readonly need?: Need; readonly isOpen?: boolean } = {},
): ActionRequirement {
  const { need = "required", isOpen = false } = more;
  return {
    need: { action, resource: ["*"], when: null, need, confidence: "doc", source: [] },
    applies: isOpen ? unknown("it depends on a parameter") : yes(),
    resources: resources.map((readings) => ({ pattern: "*", readings })),
  };
}
