import { describe, expect, it } from "vitest";
import { canAssume } from "../../src/iam/index.js";
import { documentsFrom, formulaFrom, textFrom, type Json } from "./build.js";
import cases from "./trust.cases.json" with { type: "json" };

/** A role's trust policy, and whether IAM lets a service assume the role. */
interface TrustCase {
  readonly name: string;
  /** Statements; what they leave out is that of `Allow sts:AssumeRole`. */
  readonly trust?: readonly (string | Readonly<Record<string, Json>>)[];
  /** Or whole documents. */
  readonly documents?: readonly Json[];
  /** Why there may be another document. */
  readonly open?: string;
  readonly service?: string;
  readonly assume?: string;
  readonly answer: string;
  readonly why: string;
}

function statementFrom(given: string | Readonly<Record<string, Json>>): Json {
  if (typeof given === "string" || "$if" in given) return given;
  const whole: Record<string, Json> = { Effect: "Allow", Action: "sts:AssumeRole", ...given };
  return Object.fromEntries(Object.entries(whole).filter(([, value]) => value !== null));
}

describe("a trust policy", () => {
  it.each(cases as unknown as readonly TrustCase[])("$name: $answer, because $why", (one) => {
    const documents = one.documents ?? [(one.trust ?? []).map(statementFrom)];
    const trust = documents.flatMap((document) => documentsFrom(document, "trust"));
    const role = { trust, ...(one.open !== undefined && { incompleteTrustReason: one.open }) };
    const verdict = canAssume(role, textFrom(one.service ?? "dms.amazonaws.com"), formulaFrom(one.assume));
    expect(verdict.answer).toBe(one.answer);
    expect(verdict.reason !== undefined).toBe(one.answer === "unknown");
  });
});
