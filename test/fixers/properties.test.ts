import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { renderEdits } from "../../src/fixers/index.js";
import type { PolicyDocument, Template } from "../../src/model/index.js";
import { applyEdits } from "../../src/source/index.js";
import type { IamEdit } from "../../src/rule-kit/index.js";
import type { Node } from "../../src/tree/index.js";
import { parse, policyOf, trustOf } from "./edit-case.js";
import { rollOf } from "./layouts.js";
import { policy, trustPolicy } from "./any-policy.js";
import { syntaxes } from "./any-syntax.js";
import { asked, plain, type Asked } from "./asked-edits.js";

/** No value is null, none is empty that was not, no key stands twice, in whatever case. */
function expectSound(node: Node): void {
  expect(node.kind).not.toBe("null");
  if (node.kind === "list") node.items.forEach(expectSound);
  if (node.kind !== "mapping") return;
  const keys = node.entries.map(({ key }) => key.text.toLowerCase());
  expect(keys).toEqual([...new Set(keys)]);
  for (const { value } of node.entries) expectSound(value);
}

/** What an edit may not change: the documents it is not about, and what resources there are. */
function rest(template: Template, touched: PolicyDocument | undefined): unknown {
  return {
    documents: template.documents
      .filter(({ document }) => document !== touched)
      .map(({ document }) => plain(document.node)),
    resources: [...template.resources].map(([address, { type }]) => [address, type]),
  };
}

function touchedBy({ kind }: IamEdit, template: Template): PolicyDocument | undefined {
  if (kind === "add-dependency") return undefined;
  return kind === "allow-assume" ? trustOf(template) : policyOf(template);
}

/** Mends a text and checks what came out. False: there was nothing to mend, or no safe way. */
async function checkMending(
  path: string,
  before: string,
  { edit, isDone, isAddition, isOnce }: Asked,
): Promise<boolean> {
  const template = await parse(path, { [path]: before });
  expect(template.problems).toEqual([]);
  const ask = edit(path)(template);
  const edits = renderEdits([ask], template);
  if (!edits) return false;
  const removed = edits.map(({ location }) => before.slice(location.start, location.end));
  if (isAddition) expect(removed.join("").trim()).toBe("");
  const mended = await parse(path, { [path]: applyEdits(before, edits) });
  expect(mended.problems).toEqual([]);
  expect(isDone(mended)).toBe(true);
  expect(rest(mended, touchedBy(ask, mended))).toEqual(rest(template, touchedBy(ask, template)));
  if (isAddition) expect(mended.comments.map(({ text }) => text)).toEqual(template.comments.map(({ text }) => text));
  for (const { document } of mended.documents) expectSound(document.node);
  if (!isOnce) expect(renderEdits([edit(path)(mended)], mended)).toBeUndefined();
  return true;
}

const other = fc.constantFrom("Policy", "Vpc");
const dependsOn = fc.option(fc.oneof(other, fc.array(other, { minLength: 1, maxLength: 3 })), { nil: undefined });
const numbers = fc.array(fc.nat(11), { maxLength: 40 });

describe.each(syntaxes)("mending $name", ({ path, write }) => {
  it.each(asked)("$name", async (one) => {
    let mended = 0;
    const property = fc.asyncProperty(
      fc.tuple(trustPolicy, policy, dependsOn),
      numbers,
      fc.boolean(),
      async ([trust, document, on], rolled, hasReturns) => {
        const text = write(trust, document, on, rollOf(rolled));
        const isMended = await checkMending(path, hasReturns ? text.replaceAll("\n", "\r\n") : text, one);
        if (isMended) mended++;
      },
    );
    await fc.assert(property, { numRuns: 50 });
    // Some texts need no edit.
    expect(mended).toBeGreaterThan(one.atLeast ?? 20);
  });
});
