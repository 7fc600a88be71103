import { describe, expect, it } from "vitest";
import { lawfulEdits } from "../../../src/linter/law/lawful-edits.js";
import { proveGroups } from "../../../src/linter/law/proved-findings.js";
import type { ProposedEdit, Refusal } from "../../../src/linter/law/proposed-edit.js";
import type { Violation } from "../../../src/linter/law/violation.js";
import { sourceFile, type TextEdit } from "../../../src/source/index.js";

const file = sourceFile("policy.json", "[]");

/** An edit that adds a number to the list, or writes it beside it. */
function numbered(number: number, isAdded = true): ProposedEdit {
  const text = String(number);
  const adds = { head: "", items: [{ text, about: text }], between: ",", tail: "" };
  const edit: TextEdit = { location: { file, start: 1, end: 1 }, text, ...(isAdded && { adds }) };
  const proposal = { direction: "grants" as const, edits: () => [edit] };
  const finding = { unit: { path: file.path, kind: "policy" } };
  return { finding: finding as never, proposal };
}

/** How many proofs are made, and what is refused, if a list takes so many numbers, or what a reason says. */
async function tried(
  edits: readonly ProposedEdit[],
  room: number,
  violationFor: (proposed: readonly ProposedEdit[]) => Violation | undefined = tooMany,
) {
  let proofs = 0;
  const refused: Refusal[] = [];
  const prover = {
    sizeOf: () => 1,
    violation: (proposed: readonly ProposedEdit[]) => {
      proofs++;
      return Promise.resolve(proposed.length > room ? violationFor(proposed) : undefined);
    },
  };
  const made = await lawfulEdits([], edits, prover, refused);
  return { made: made.length, refused: refused.length, proofs };
}

function numberIn({ proposal }: ProposedEdit): number {
  return Number(proposal.edits()?.[0]?.text);
}

/** What is not offered of these numbers, if a list does not take some of them together, and how many proofs that takes. */
async function offeredOf(
  numbers: readonly number[],
  whyNot: (edits: readonly ProposedEdit[]) => string | undefined,
): Promise<{ readonly refused: readonly number[]; readonly proofs: number }> {
  let proofs = 0;
  const prover = {
    sizeOf: () => 1,
    violation: (proposed: readonly ProposedEdit[]): Promise<Violation | undefined> => {
      proofs++;
      const reason = whyNot(proposed);
      return Promise.resolve(reason === undefined ? undefined : { kind: "new finding", reason });
    },
  };
  const refused = await proveGroups([numbers.map((number) => numbered(number))], prover);
  return { refused: refused.map(numberIn), proofs };
}

function tooMany({ length }: readonly ProposedEdit[]): Violation {
  return { kind: "new finding", reason: `policy-size would then report: It has ${String(length)}` };
}

describe("what is refused again and again at one place, for one reason", () => {
  const all = Array.from({ length: 200 }, (_, index) => index);

  it("is tried no more", async () => {
    const { proofs, ...rest } = await tried(
      all.map((number) => numbered(number)),
      0,
    );
    expect(rest).toEqual({ made: 0, refused: 200 });
    expect(proofs).toBeLessThan(40);
  });

  it("waits for the next pass if it is only too much beside others", async () => {
    const { proofs, ...rest } = await tried(
      all.map((number) => numbered(number)),
      50,
    );
    expect(rest).toEqual({ made: 50, refused: 0 });
    expect(proofs).toBeLessThan(60);
  });

  it("is offered where there is room for it alone, and proved with others", async () => {
    const offered = await offeredOf(all, ({ length }) => (length > 20 ? "full" : undefined));
    expect(offered.refused).toEqual([]);
    expect(offered.proofs).toBeLessThan(60);
  });

  it("is proved alone if more are too much", async () => {
    const isOdd = (edits: readonly ProposedEdit[]): string | undefined =>
      edits.length > 20 || edits.some((one) => numberIn(one) === 77) ? "full" : undefined;
    const offered = await offeredOf(all, isOdd);
    expect(offered.refused).toEqual([77]);
  });

  it("is not offered, and proved no more, where there is no room for it alone", async () => {
    const offered = await offeredOf(all, (edits) => (edits.some((one) => numberIn(one) > 0) ? "full" : undefined));
    expect(offered.refused).toEqual(all.slice(1));
    expect(offered.proofs).toBeLessThan(60);
  });

  it("is tried one by one if it is not the same that is added", async () => {
    const { proofs } = await tried(
      all.map((number) => numbered(number, false)),
      0,
    );
    expect(proofs).toBeGreaterThan(200);
  });

  it.each([
    [
      "a finding about the item",
      "new finding",
      (name: string) => `a rule would then report: Endpoint E${name}-${name}`,
    ],
    ["an item that does not mend its finding", "other", () => "its finding is still there after it"],
  ] as const)("is tried one by one if the reason is %s", async (_, kind, reasonOf) => {
    const locked = ([first]: readonly ProposedEdit[]): Violation | undefined => {
      const [edit] = first?.proposal.edits() ?? [];
      return Number(edit?.text) < 20 ? { kind, reason: reasonOf(edit?.text ?? "") } : undefined;
    };
    const { made, refused } = await tried(
      all.slice(0, 40).map((number) => numbered(number)),
      0,
      locked,
    );
    expect({ made, refused }).toEqual({ made: 20, refused: 20 });
  });

  it("is tried if it is shorter than all that was refused", async () => {
    const long = all.slice(100, 120).map((number) => numbered(number));
    const short = all.slice(0, 10).map((number) => numbered(number));
    const isFull = (proposed: readonly ProposedEdit[]): Violation | undefined =>
      proposed.some(({ proposal }) => proposal.edits()?.some(({ text }) => text.length > 2))
        ? tooMany(proposed)
        : undefined;
    const { made, refused } = await tried([...long, ...short], 0, isFull);
    expect({ made, refused }).toEqual({ made: 10, refused: 20 });
  });
});
