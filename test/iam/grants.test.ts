import { describe, expect, it } from "vitest";
import {
  nearMissStatements,
  grants,
  isGrantedBy,
  policiesFrom,
  statementApplies,
  type EffectivePolicies,
} from "../../src/iam/index.js";
import { never } from "../../src/tree/index.js";
import { documentsFrom, formulaFrom, textFrom, type Json } from "./build.js";
import choices from "./grants/choices.json" with { type: "json" };
import conditions from "./grants/conditions.json" with { type: "json" };
import deny from "./grants/deny.json" with { type: "json" };
import elements from "./grants/elements.json" with { type: "json" };
import holes from "./grants/holes.json" with { type: "json" };
import inverted from "./grants/inverted.json" with { type: "json" };
import together from "./grants/together.json" with { type: "json" };
import variables from "./grants/variables.json" with { type: "json" };
import wildcards from "./grants/wildcards.json" with { type: "json" };

/** A question to IAM: what a holder of these policies is answered, and why. */
interface GrantCase {
  readonly name: string;
  /** One policy: its statements, or the whole document. */
  readonly policies?: Json;
  /** Or several of them. */
  readonly documents?: readonly Json[];
  /** Why there may be more policies than these. */
  readonly open?: readonly string[];
  readonly boundary?: Json;
  readonly boundaryAbsent?: string;
  readonly action?: string;
  readonly resource?: string;
  readonly context?: Readonly<Record<string, readonly string[]>>;
  /** The condition of the template under which the question is asked. */
  readonly assume?: string;
  readonly answer: string;
  readonly cause?: string;
  /** How many statements allow the action elsewhere. */
  readonly almost?: number;
  readonly why: string;
}

const topics: Readonly<Record<string, unknown>> = {
  elements,
  "an explicit Deny": deny,
  "NotAction and NotResource": inverted,
  wildcards,
  "policy variables": variables,
  conditions,
  holes,
  "choices of the template": choices,
  "policies together": together,
};

function policiesIn({
  policies,
  documents,
  open: incompleteReasons = [],
  boundary,
  boundaryAbsent,
}: GrantCase): EffectivePolicies {
  const all = documents ?? (policies === undefined ? [] : [policies]);
  const absent = boundaryAbsent === undefined ? never : formulaFrom(boundaryAbsent);
  return {
    ...policiesFrom(all.flatMap((policy) => documentsFrom(policy))),
    incompleteReasons,
    ...(boundary !== undefined && { boundary: { ...policiesFrom(documentsFrom(boundary)), absent } }),
  };
}

describe.each(Object.entries(topics))("granted: %s", (_topic, cases) => {
  it.each(cases as readonly GrantCase[])("$name: $answer, because $why", (one) => {
    const policies = policiesIn(one);
    const context = one.context && new Map(Object.entries(one.context));
    const resource = textFrom(one.resource ?? "arn:aws:s3:::b/*");
    const request = { action: one.action ?? "s3:PutObject", resource, ...(context && { context }) };
    const verdict = grants(policies, request, formulaFrom(one.assume));
    expect([verdict.answer, verdict.cause]).toEqual([one.answer, one.cause]);
    expect(verdict.reason !== undefined).toBe(one.answer === "unknown");
    if (one.answer === "yes" || one.cause === "denied") expect(verdict.because).not.toEqual([]);
    else if (one.answer === "no") expect(verdict.because).toEqual([]);
    if (one.almost !== undefined) expect(nearMissStatements(policies, request)).toHaveLength(one.almost);
  });
});

describe("a statement by itself", () => {
  const request = { action: "s3:PutObject", resource: textFrom("arn:aws:s3:::b/*") };
  const applies = (json: Json, assume?: string): string => {
    const statement = documentsFrom([json])[0]?.statements[0];
    if (!statement) throw new Error("the case has no statement");
    return statementApplies(statement, request, formulaFrom(assume)).answer;
  };

  it.each([
    ["Allow s3:Put* on arn:aws:s3:::b/*", "yes"],
    ["Deny s3:Put* on arn:aws:s3:::b/*", "yes"],
    ["Deny s3:Put* on arn:aws:s3:::b/private/*", "unknown"],
    ["Allow s3:Put* on arn:aws:s3:::b/private/*", "no"],
    ["Deny s3:Get* on *", "no"],
  ])("%s: %s", (statement, answer) => {
    expect(applies(statement)).toBe(answer);
  });

  it("is there only where its condition holds", () => {
    const guarded = { $if: "Prod", then: "Allow s3:* on *", else: null };
    expect([applies(guarded), applies(guarded, "Prod"), applies(guarded, "!Prod")]).toEqual(["unknown", "yes", "no"]);
  });
});

describe("why it is not known", () => {
  it("names the effect, or the hole that only one of them has", () => {
    const request = { action: "s3:PutObject", resource: textFrom("arn:aws:s3:::<B:segment>/*") };
    const statementOf = (effect: string, resource: string): Json => ({
      ...{ Effect: effect, Action: "s3:*", Resource: resource },
    });
    const verdictOf = (statement: Json) => grants(policiesFrom(documentsFrom([statement])), request);
    const ofEffect = verdictOf(statementOf("<Effect>", "*"));
    expect(ofEffect.reason).toBe("the effect of the statement is not known");
    expect(ofEffect.because).not.toEqual([]);
    expect(verdictOf(statementOf("Allow", "arn:aws:s3:::<B:segment>/<K>")).reason).toBe("K is not known");
  });

  it("names the policy variable, or the request", () => {
    const ofUser = policiesFrom(documentsFrom(["Allow s3:* on arn:aws:s3:::b/${aws:username}"]));
    const plain = { action: "s3:PutObject", resource: textFrom("arn:aws:s3:::b/k") };
    expect(grants(ofUser, plain).reason).toBe("the policy variable ${aws:username} is not known");
    const ofPart = policiesFrom(documentsFrom(["Allow s3:* on *", "Deny s3:* on arn:aws:s3:::b/k"]));
    const wide = { action: "s3:PutObject", resource: textFrom("arn:aws:s3:::b/*") };
    expect(grants(ofPart, wide).reason).toBe("the statement covers a part of arn:aws:s3:::b/*");
    const ofAction = policiesFrom(documentsFrom(["Allow s3:GetObject on *"]));
    expect(grants(ofAction, { ...plain, action: "s3:*" }).reason).toBe("the statement covers a part of s3:*");
    const ofType = policiesFrom(documentsFrom(["Allow iam:* on arn:aws:iam::111122223333:u*"]));
    const user = { action: "iam:GetUser", resource: textFrom("arn:aws:iam::111122223333:user/a") };
    expect(grants(ofType, user).reason).toBe("AWS does not allow the wildcard in arn:aws:iam::111122223333:u*");
    const guarded: Json = [{ $if: "Prod", then: "Allow s3:* on *", else: null }];
    expect(grants(policiesFrom(documentsFrom(guarded)), plain).reason).toBe(
      "it depends on a condition of the template",
    );
  });

  it.each([
    ["a name, not the partition", "<aws:region>:<aws:account>:table/a", "<aws:region>:<aws:account>:table/<T>", "T"],
    [
      "a name, where the place is open too",
      "eu-west-1:111122223333:table/a",
      "<aws:region>:<aws:account>:table/<T>",
      "T",
    ],
    [
      "the place, where nothing else is open",
      "eu-west-1:*:table/a",
      "<aws:region>:<aws:account>:table/a",
      "aws:region",
    ],
    ["what no wildcard covers", "*:<aws:account>:table/a*", "<aws:region>:111122223333:table/a<T>", "aws:account"],
    ["a name of the policy", "<aws:region>:*:table/<P>/x", "<aws:region>:<aws:account>:table/a/x", "P"],
  ])("names the hole that keeps policy and request apart: %s", (_case, held, asked, id) => {
    const policies = policiesFrom(documentsFrom([`Allow dynamodb:PutItem on arn:aws:dynamodb:${held}`]));
    const resource = textFrom(`arn:<aws:partition>:dynamodb:${asked}`);
    expect(grants(policies, { action: "dynamodb:PutItem", resource }).reason).toBe(`${id} is not known`);
  });

  it("names no hole where a part is denied, whatever the holes are", () => {
    const policies = policiesFrom(
      documentsFrom(["Allow s3:* on *", "Deny s3:* on arn:aws:s3:::<B:segment>/private/*"]),
    );
    const resource = textFrom("arn:<aws:partition>:s3:::<B:segment>/*");
    expect(grants(policies, { action: "s3:PutObject", resource }).reason).toBe(
      "the statement covers a part of arn:${partition}:s3:::${B}/*",
    );
  });
});

describe("what allows an action somewhere", () => {
  const documents = documentsFrom(["Deny s3:* on *", "Allow s3:Put* on arn:aws:s3:::c", "Allow iam:* on *"]);

  it("are the statements that allow it, and no Deny", () => {
    const request = { action: "s3:PutObject", resource: textFrom("arn:aws:s3:::b") };
    expect(nearMissStatements(policiesFrom(documents), request).map(({ effect }) => effect)).toEqual(["Allow"]);
  });

  it.each([
    ["s3:PutObject", true],
    ["s3:GetObject", false],
    ["iam:PassRole", true],
  ])("is an attachment that allows %s: %s", (action, expected) => {
    expect(isGrantedBy({ documents }, action)).toBe(expected);
  });
});
