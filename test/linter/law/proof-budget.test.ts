import { describe, expect, it } from "vitest";
import { byAmount, homesOf, limitedProver, type ReadByProofs } from "../../../src/linter/law/proof-budget.js";
import type { ProposedEdit } from "../../../src/linter/law/proposed-edit.js";
import { sourceFile } from "../../../src/source/index.js";

/** An edit of a file that a finding of a unit asks for. */
function editOf(unit: string, changed: string, kind = "cloudformation"): ProposedEdit {
  const edit = { location: { file: sourceFile(changed, ""), start: 0, end: 0 }, text: "x" };
  return { finding: { unit: { path: unit, kind } } as never, proposal: { direction: "grants", edits: () => [edit] } };
}

const numbers = Array.from({ length: 100 }, (_, index) => index);
const ofNested = numbers.map((number) => editOf("root.yaml", `nested${number}.yaml`));
const ofShared = numbers.map((number) => editOf(`stack${number}.yaml`, "roles.yaml"));

describe("the unit to which an edit is counted", () => {
  it.each<[string, readonly ProposedEdit[], readonly string[]]>([
    ["edits of hundreds of nested templates that one stack needs", ofNested, ["root.yaml"]],
    ["edits of one template that hundreds of stacks need", ofShared, ["roles.yaml"]],
    ["both", [...ofNested, ...ofShared], ["root.yaml", "roles.yaml"]],
    ["an edit of another template", [editOf("stack.yaml", "roles.yaml")], ["roles.yaml"]],
    ["an edit of the template itself", [editOf("stack.yaml", "stack.yaml")], ["stack.yaml"]],
    ["files of a module", [editOf("m", "m/a.tf", "terraform"), editOf("m", "m/b.tf", "terraform")], ["m"]],
  ])("%s", (_, edits, homes) => {
    expect([...new Set(edits.map(homesOf(edits)))]).toEqual(homes);
  });

  it("decides which edits are proved alone", () => {
    const few = numbers.slice(0, 5).map((number) => editOf("few.yaml", `other${number}.yaml`));
    const { alone, together } = byAmount([...ofNested, ...few], () => 1000);
    expect(alone).toEqual(few);
    expect(together).toEqual(ofNested);
  });
});

describe("the proofs of one unit", () => {
  /** How many proofs of edits of this size a pass makes. */
  async function proofsIn(size: number, read: ReadByProofs): Promise<number> {
    let count = 0;
    const violation = (): Promise<undefined> => {
      count++;
      return Promise.resolve(undefined);
    };
    const edit = editOf("stack.yaml", "stack.yaml");
    const prover = limitedProver({ sizeOf: () => size, violation }, () => "stack.yaml", read);
    for (let index = 0; index < 300; index++) await prover.violation([edit]);
    return count;
  }

  it.each([
    ["a small unit", 1000, [200, 200, 200]],
    ["a large one: in all passes four times as many as in one", 150_000, [34, 34, 34, 32, 2, 2]],
    ["a very large one", 1_500_000, [8, 4, 2, 2]],
  ])("are bounded: %s", async (_name, size, proofs) => {
    const read: ReadByProofs = new Map();
    const counts: number[] = [];
    while (counts.length < proofs.length) counts.push(await proofsIn(size, read));
    expect(counts).toEqual(proofs);
  });

  it("are made together when earlier passes made many", () => {
    const some = numbers.slice(0, 10).map(() => editOf("stack.yaml", "stack.yaml"));
    expect(byAmount(some, () => 100_000).alone).toEqual(some);
    expect(byAmount(some, () => 100_000, new Map([["stack.yaml", 19_000_000]])).together).toEqual(some);
  });
});
