import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { likeArn } from "../../src/iam/texts/arn-fields.js";
import { isGranted } from "../../src/is-granted/index.js";
import { textFrom } from "../iam/build.js";
import { naiveArnMatch, naivelyGranted, type NaiveContext, type NaiveStatement } from "./naive.js";
import { oneCondition, policyOf, questions, some, statements } from "./any-question.js";

describe("isGranted, whatever the policy", () => {
  it("agrees with a naive evaluation where the request is known", () => {
    fc.assert(
      fc.property(questions, ({ statements: list, action, resource, context }) => {
        const expected = naivelyGranted(list, action, resource, context) ? "yes" : "no";
        expect(isGranted(policyOf(list), { action, resource, context }).answer).toBe(expected);
      }),
      { numRuns: 2000 },
    );
  });

  it("says yes or no of what is partly known only where every request agrees", () => {
    const known = fc.subarray(["s:team", "s:other", "s:count", "s:arn", "s:tags"]);
    fc.assert(
      fc.property(questions, known, fc.boolean(), ({ statements: list, action, resource, context }, keys, isBare) => {
        const partly = Object.fromEntries(
          ["s:team", "s:other", "s:count", "s:arn", "s:tags"].map((key) => [
            key,
            keys.includes(key) ? (context[key] ?? null) : undefined,
          ]),
        );
        const request = isBare ? { action, resource } : { action, resource, context: partly };
        const { answer, because } = isGranted(policyOf(list), request);
        const real = naivelyGranted(list, action, resource, context) ? "yes" : "no";
        if (answer !== "unknown") expect(answer).toBe(real);
        expect(because.length).toBeGreaterThan(0);
      }),
      { numRuns: 2000 },
    );
  });

  it("takes statements of several documents as those of one, in any order", () => {
    fc.assert(
      fc.property(questions, ({ statements: list, action, resource, context }) => {
        const request = { action, resource, context };
        const apart = [...list].reverse().map((one) => policyOf([one]));
        expect(isGranted(apart, request).answer).toBe(isGranted(policyOf(list), request).answer);
      }),
      { numRuns: 500 },
    );
  });

  it("under a boundary is granted what both grant", () => {
    fc.assert(
      fc.property(questions, fc.array(statements, { maxLength: 3 }), (question, limit) => {
        const { statements: list, action, resource, context } = question;
        const documents = { identity: policyOf(list), boundary: policyOf(limit) };
        const both = [list, limit].every((one) => naivelyGranted(one, action, resource, context));
        expect(isGranted(documents, { action, resource, context }).answer).toBe(both ? "yes" : "no");
      }),
      { numRuns: 1000 },
    );
  });
});

/** What AWS leaves open: `isGranted` may decide it only where every reading comes to the same. */
describe("isGranted, where AWS's pages leave it open", () => {
  const onEverything = fc.record({
    effects: some(fc.constantFrom("Allow" as const, "Deny" as const)),
    operators: some(fc.constantFrom("StringEquals", "StringNotEquals", "StringLike", "StringNotLikeIfExists")),
    values: some(fc.constantFrom("a", "b", "a*")),
    actual: fc.array(fc.constantFrom("a", "b", "ab"), { maxLength: 2 }),
  });
  const everything: NaiveStatement = { Effect: "Allow", Action: ["*"], Resource: ["*"] };
  const asked = { action: "s3:Get", resource: "arn:aws:s3:::a" };

  it("decides a key of several values without a set operator where any and all of them say the same", () => {
    fc.assert(
      fc.property(onEverything, fc.boolean(), ({ effects, operators, values, actual }, isLimited) => {
        const listed = (qualifier: string): NaiveStatement[] => [
          ...(isLimited ? [] : [everything]),
          ...effects.map((Effect, index) => ({
            ...everything,
            Effect,
            Condition: { [`${qualifier}${operators[index] ?? "StringEquals"}`]: { "aws:TagKeys": values } },
          })),
        ];
        const context = { "aws:TagKeys": actual };
        const { answer } = isGranted(policyOf(listed("")), { ...asked, context });
        const readings = actual.length === 0 ? [""] : ["ForAnyValue:", "ForAllValues:"];
        const real = readings.map((one) => naivelyGranted(listed(one), asked.action, asked.resource, context));
        if (answer !== "unknown") expect(real.map((one) => (one ? "yes" : "no"))).toEqual(real.map(() => answer));
      }),
      { numRuns: 1000 },
    );
  });

  const tls = oneCondition(["Bool", "BoolIfExists", "Null"], ["aws:SecureTransport"], ["true", "false"]);
  const underTls = fc.array(
    fc
      .tuple(fc.constantFrom("Allow" as const, "Deny" as const), fc.option(tls, { nil: {} }))
      .map(([Effect, Condition]) => ({ ...everything, Effect, Condition })),
    { minLength: 1, maxLength: 3 },
  );

  it("takes TLS for granted where nothing is said of it, and not where it is said to be unknown", () => {
    fc.assert(
      fc.property(underTls, (list) => {
        const real = (context: NaiveContext): string =>
          naivelyGranted(list, asked.action, asked.resource, context) ? "yes" : "no";
        const answer = (context: Parameters<typeof isGranted>[1]["context"]): string =>
          isGranted(policyOf(list), { ...asked, context }).answer;
        const [on, off, absent] = [["true"], ["false"], []].map((value) => real({ "aws:SecureTransport": value }));
        expect(answer({})).toBe(on);
        expect(answer({ "aws:SecureTransport": true })).toBe(on);
        expect(answer({ "aws:SecureTransport": [false] })).toBe(off);
        expect(answer({ "aws:SecureTransport": null })).toBe(absent);
        const incompleteReason = answer({ "aws:SecureTransport": undefined });
        if (incompleteReason !== "unknown")
          expect([on, off, absent]).toEqual([incompleteReason, incompleteReason, incompleteReason]);
      }),
      { numRuns: 500 },
    );
  });

  it("decides a wildcard in the type of a resource where it matches nothing, or another pattern does", () => {
    const iam = "arn:aws:iam::123456789012:";
    const patterns = ["u*", "?ser/a", "*/a", "user/*", "user/a", "*", "r*", "*r/*"].map((end) => `${iam}${end}`);
    const list = fc.array(
      fc
        .tuple(fc.constantFrom("Allow" as const, "Deny" as const), some(fc.constantFrom(...patterns)))
        .map(([Effect, Resource]) => ({ Effect, Action: ["*"], Resource })),
      { minLength: 1, maxLength: 3 },
    );
    const isTyped = (pattern: string): boolean => /^(?:user\/.*|\*)$/.test(pattern.slice(iam.length));
    fc.assert(
      fc.property(list, fc.constantFrom("user/a", "user/b", "role/a"), (statementList, end) => {
        const request = { action: "iam:Get", resource: `${iam}${end}`, context: {} };
        const { answer } = isGranted(policyOf(statementList), request);
        const typed = statementList.map((one) => ({ ...one, Resource: one.Resource.filter(isTyped) }));
        const real = [statementList, typed].map((one) => naivelyGranted(one, request.action, request.resource, {}));
        if (answer !== "unknown") expect(real.map((one) => (one ? "yes" : "no"))).toEqual([answer, answer]);
        if (statementList.every((one) => one.Resource.every(isTyped))) expect(answer).not.toBe("unknown");
      }),
      { numRuns: 1000 },
    );
  });

  it("lets everybody ask who they are", () => {
    fc.assert(
      fc.property(questions, ({ statements: list, context }) => {
        const request = { action: "sts:GetCallerIdentity", resource: "*", context };
        expect(isGranted(policyOf(list), request).answer).toBe("yes");
      }),
      { numRuns: 100 },
    );
  });
});

describe("ArnLike, whatever the ARNs", () => {
  const field = fc.constantFrom("", "a", "b", "ab", "*", "?", "a*", "<H:segment>", "<R:region>", "<X:any>");
  const last = fc.constantFrom("a", "a:b", "*", "a*b", "a:*", "<H:segment>", "a/<X:any>", "?:?");
  const arn = fc.tuple(field, field, field, field, last).map((fields) => ["arn", ...fields].join(":"));
  const values = fc.record({
    H: fc.constantFrom("a", "b", "ab"),
    R: fc.constantFrom("eu-west-1", "us-east-1"),
    X: fc.constantFrom("", "a", "a:b", "b/a"),
  });
  const filled = (text: string, { H, R, X }: Readonly<Record<"H" | "R" | "X", string>>): string =>
    text.replaceAll("<H:segment>", H).replaceAll("<R:region>", R).replaceAll("<X:any>", X);
  const plain = (text: string): string => text.replaceAll("*", "a").replaceAll("?", "b");

  it("agrees with a naive matcher where both are known", () => {
    fc.assert(
      fc.property(arn, arn, values, (pattern, subject, found) => {
        const [one, other] = [filled(pattern, found), plain(filled(subject, found))];
        if (one.split(":").length < 6 || other.split(":").length < 6) return;
        expect(likeArn(textFrom(one), textFrom(other))).toBe(naiveArnMatch(one, other) ? "yes" : "no");
      }),
      { numRuns: 2000 },
    );
  });

  it("keeps its answer whatever a hole turns out to be", () => {
    fc.assert(
      fc.property(arn, arn, values, (pattern, subject, found) => {
        const answer = likeArn(textFrom(pattern), textFrom(plain(subject)));
        const real = naiveArnMatch(filled(pattern, found), filled(plain(subject), found)) ? "yes" : "no";
        if (answer !== "unknown") expect(answer).toBe(real);
      }),
      { numRuns: 5000 },
    );
  });
});
