import { describe, expect, it } from "vitest";
import {
  almostGranting,
  canAssume,
  grants,
  policiesFrom,
  statementApplies,
  type EffectivePolicies,
  type PolicySet,
} from "../../src/analysis/index.js";
import { documentsFrom, formulaFrom, statementFrom, textFrom, type Json } from "./build.js";
import grantCases from "./grants.cases.json" with { type: "json" };
import statementCases from "./statements.cases.json" with { type: "json" };
import trustCases from "./trust.cases.json" with { type: "json" };

interface Extra {
  readonly assume?: string;
  readonly context?: Readonly<Record<string, readonly string[]>>;
}

type StatementCase = readonly [name: string, statement: Json, action: string, resource: string, answer: string, extra?: Extra];

describe("a statement", () => {
  it.each(statementCases as unknown as readonly StatementCase[])("%s", (_name, json, action, resource, answer, extra) => {
    const statement = documentsFrom([json])[0]?.statements[0];
    if (!statement) throw new Error("the case has no statement");
    const context = extra?.context && new Map(Object.entries(extra.context));
    const request = { action, resource: textFrom(resource), ...(context && { context }) };
    expect(statementApplies(statement, request, formulaFrom(extra?.assume)).answer).toBe(answer);
  });
});

interface GrantCase extends Extra {
  readonly name: string;
  readonly policies: Json;
  readonly boundary?: Json;
  readonly open?: readonly string[];
  readonly action?: string;
  readonly resource?: string;
  readonly answer: string;
  readonly cause?: string;
  readonly almost?: number;
}

function setFrom(policies: Json): EffectivePolicies {
  if (!Array.isArray(policies)) return policiesFrom(documentsFrom(policies));
  const list = policies as readonly Json[];
  return policiesFrom(documentsFrom(list.map((one) => (typeof one === "string" && one !== "$open" ? statementFrom(one) : one))));
}

describe("policies", () => {
  it.each(grantCases as unknown as readonly GrantCase[])("$name: $answer", (one) => {
    const boundary: PolicySet | undefined = one.boundary === undefined ? undefined : setFrom(one.boundary);
    const policies = { ...setFrom(one.policies), open: one.open ?? [], ...(boundary && { boundary }) };
    const context = one.context && new Map(Object.entries(one.context));
    const resource = textFrom(one.resource ?? "arn:aws:s3:::b/*");
    const request = { action: one.action ?? "s3:PutObject", resource, ...(context && { context }) };
    const verdict = grants(policies, request, formulaFrom(one.assume));
    expect([verdict.answer, verdict.cause]).toEqual([one.answer, one.cause]);
    if (verdict.answer === "unknown") expect(verdict.reason).toBeTruthy();
    if (verdict.answer === "yes" || verdict.cause === "denied") expect(verdict.because.length).toBeGreaterThan(0);
    if (one.almost !== undefined) expect(almostGranting(policies, request)).toHaveLength(one.almost);
  });
});

type TrustCase = readonly [name: string, principals: readonly Json[], service: string, answer: string, extra?: Json];

describe("a trust policy", () => {
  const statements = (principals: readonly Json[], extra: Json | undefined): readonly Json[] =>
    principals.map((principal) => ({
      Effect: "Allow",
      ...(principal !== null && { Principal: principal }),
      Action: "sts:AssumeRole",
      ...(extra as Record<string, Json> | undefined),
    }));

  it.each(trustCases as unknown as readonly TrustCase[])("%s", (_name, principals, service, answer, extra) => {
    const trust = documentsFrom(statements(principals, extra), "trust");
    const verdict = canAssume({ trust }, textFrom(service));
    expect(verdict.answer).toBe(answer);
    if (answer === "unknown") expect(verdict.reason).toBeTruthy();
  });

  const allow = { Effect: "Allow", Principal: { Service: "dms.amazonaws.com" }, Action: "sts:AssumeRole" };
  const service = textFrom("dms.amazonaws.com");

  it("denies what another statement allows", () => {
    expect(canAssume({ trust: documentsFrom([allow, { ...allow, Effect: "Deny" }], "trust") }, service).answer).toBe("no");
  });

  it("may be denied under a condition", () => {
    const deny = { ...allow, Effect: "Deny", Condition: { StringNotEquals: { "aws:SourceAccount": "1" } } };
    expect(canAssume({ trust: documentsFrom([allow, deny], "trust") }, service).answer).toBe("unknown");
  });

  it("is looked at in the deployments that matter", () => {
    const policy = { $if: "Prod", then: { Statement: [allow] }, else: { Statement: [] } };
    const trust = documentsFrom(policy, "trust");
    expect(canAssume({ trust }, service, formulaFrom("Prod")).answer).toBe("yes");
    expect(canAssume({ trust }, service, formulaFrom("!Prod")).answer).toBe("no");
    expect(canAssume({ trust }, service).answer).toBe("unknown");
  });

  it("that is not seen may allow anything", () => {
    expect(canAssume({ trust: [], trustOpen: "the trust policy is a variable" }, service)).toMatchObject({
      answer: "unknown",
      reason: "the trust policy is a variable",
    });
  });
});
