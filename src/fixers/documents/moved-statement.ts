import type { Condition, Statement } from "../../model/index.js";
import type { NewStatement } from "../../rule-kit/index.js";
import { textOf } from "../../source/index.js";
import { entryOf, isWrittenOut, written, type Entry, type Text } from "../../tree/index.js";
import { isTerraformJson } from "../scope/module-of.js";

/**
 * A new statement for actions of another one, with the principals of that. `undefined`: what it shall have of the other one cannot be
 * written a second time.
 */
export function movedFrom(statement: Statement, wanted: NewStatement): NewStatement | undefined {
  const ofPrincipals = forPrincipalsOf(statement, wanted);
  const isCopied = ({ values: { items } }: Condition): boolean =>
    wanted.conditions?.some(({ values }) => items.some(({ text }) => values.includes(text))) === true;
  const copied = statement.conditions.filter(isCopied);
  if (!copied.every(({ values }) => isWrittenOut(values.node, statement.node.location))) return undefined;
  return ofPrincipals && withResourcesOf(statement, ofPrincipals);
}

/** `undefined`: the principals cannot be written in one element again. */
function forPrincipalsOf(
  { node, notPrincipals, principals }: Statement,
  wanted: NewStatement,
): NewStatement | undefined {
  if (!principals && !notPrincipals) return wanted;
  const items = principals?.incompleteReason === undefined ? (principals?.items ?? []) : [];
  const kind = (["*", "AWS", "Service"] as const).find((one) =>
    items.every(({ principalKind, when }) => principalKind === one && when.op === "true"),
  );
  if (notPrincipals || !principals || !kind || items.length === 0) return undefined;
  if (!isWrittenOut(principals.node, node.location)) return undefined;
  return { ...wanted, principal: { kind, identifiers: items.map(({ text }) => text) } };
}

/** If the resources are those of the other statement, and an expression gives them there, it gives them here too. */
function withResourcesOf(statement: Statement, wanted: NewStatement): NewStatement | undefined {
  const items = statement.resources?.items ?? [];
  const entry = entryOf(statement.node, "Resource");
  const isCopied = items.length > 0 && items.every(({ text }) => wanted.resources.includes(text));
  if (!entry || !isCopied || isWrittenOut(entry.value, entry.location)) return wanted;
  const resourcesAs = expressionOf(entry, statement);
  return resourcesAs && { ...wanted, resourcesAs };
}

/** The expression of HCL that gives the value of an entry, on one line. */
function expressionOf({ key, location: { file, end } }: Entry, { node }: Statement): Text | undefined {
  const behindKey = textOf({ file, start: key.location.end, end });
  const [, sign = "", expressionText = ""] = /^(\s*[=:]\s*)(\S.*)$/.exec(behindKey) ?? [];
  if (node.layout?.syntax !== "hcl" || isTerraformJson(file) || expressionText === "") return undefined;
  const location = { file, start: key.location.end + sign.length, end };
  // The expression is written, or nothing.
  const part = { kind: "literal", text: "", expressionText, location, origin: written, isOfRun: true } as const;
  return { kind: "text", location, parts: [part] };
}
