import { describe, expect, it } from "vitest";
import { judgeAction, shownResources } from "../../../src/dms/judgements/judge-action.js";
import type { RequiredResource } from "../../../src/dms/needs/required-resources.js";
import { isInUse, mayCount, type ActionRequirement, type MetCondition } from "../../../src/dms/needs/requirements.js";
import { no, plainText, policiesFrom, unknown, yes, type Verdict } from "../../../src/iam/index.js";
import type { ActionNeed, Need, NeedCondition } from "../../../src/knowledge/index.js";
import { always, display, never } from "../../../src/tree/index.js";
import { documentsFrom, textFrom, type Json } from "../../iam/build.js";
import { projectOf } from "../../iam/project.js";

const project = await projectOf({});
const role = { arn: plainText("arn:aws:iam::123456789012:role/r") };

function needOf(action: string, more: Partial<ActionNeed> = {}): ActionNeed {
  return { action, resource: ["*"], when: null, need: "required", confidence: "doc", source: [], ...more };
}

/** A resource that is written, or a pattern of the facts and what it stands for. */
type Wanted = string | RequiredResource;

interface Asked {
  readonly on: readonly Wanted[];
  readonly applies?: Verdict;
  readonly condition?: MetCondition;
  readonly boundary?: Json;
}

function judgedOn(policy: Json, { on, applies = yes(), condition, boundary }: Asked) {
  const resources = on.map((one): RequiredResource =>
    typeof one === "string" ? { pattern: one, readings: [textFrom(one)] } : one,
  );
  const requirement: ActionRequirement = {
    need: needOf("s3:PutObject", { resource: resources.map(({ pattern }) => pattern) }),
    applies,
    resources,
    ...(condition && { condition }),
  };
  const policies = {
    ...policiesFrom(documentsFrom(policy)),
    ...(boundary !== undefined && { boundary: { ...policiesFrom(documentsFrom(boundary)), absent: never } }),
  };
  return judgeAction({ project, grantee: role, policies }, requirement, always);
}

const [a, b, c] = ["arn:aws:s3:::a/*", "arn:aws:s3:::b/*", "arn:aws:s3:::c/*"];
const objects = { pattern: "arn:aws:s3:::${prop:s3.bucketName}/*", readings: [textFrom(a)] };
const open = { pattern: "arn:aws:s3:::${prop:s3.bucketName}/*", readings: [], reason: "s3.bucketName is not set" };

describe("an action on several resources", () => {
  it("is granted if it is granted on all", () => {
    const judged = judgedOn([`Allow s3:* on ${a}`, `Allow s3:Put* on ${b}`], { on: [a, b] });
    expect(judged).toMatchObject({ verdict: { answer: "yes" }, lackingResources: [], nearMisses: [] });
    expect(judged.each.map(({ resource, verdict }) => [display(resource), verdict.answer])).toEqual([
      [a, "yes"],
      [b, "yes"],
    ]);
  });

  it("is missing with all resources on which it is", () => {
    const judged = judgedOn([`Allow s3:* on ${b}`, "Allow iam:* on *"], { on: [b, a, open, c] });
    expect(judged.verdict).toMatchObject({ answer: "no", cause: "missing" });
    expect(shownResources(judged)).toEqual([a, c]);
    expect(display(judged.resource)).toBe(a);
    expect(judged.nearMisses).toHaveLength(1);
    expect(judged.each.map(({ verdict }) => verdict.answer)).toEqual(["yes", "no", "unknown", "no"]);
  });

  it("is missing with the resources of one cause", () => {
    const policy = [`Allow s3:* on ${a}`, `Deny s3:* on ${a}`];
    expect(shownResources(judgedOn(policy, { on: [a, b] }))).toEqual([a]);
    expect(shownResources(judgedOn(policy, { on: [b, a] }))).toEqual([b]);
    expect(judgedOn(policy, { on: [a, b] }).verdict).toMatchObject({ cause: "denied" });
  });

  it("is not known where one is not known and none is missing", () => {
    const judged = judgedOn([`Allow s3:* on ${a}`], { on: [a, open] });
    expect(judged.verdict).toMatchObject({ answer: "unknown", reason: "s3.bucketName is not set" });
    expect(judged).toMatchObject({ lackingResources: [], nearMisses: [] });
    expect(display(judged.resource)).toBe(open.pattern);
    expect(shownResources(judged)).toEqual([]);
  });

  it("is not known on a resource that is", () => {
    const judged = judgedOn(["Allow s3:* on <Any>"], { on: [a, b] });
    expect(judged.verdict.answer).toBe("unknown");
    expect(judged.lackingResources).toEqual([]);
    expect(shownResources(judged)).toEqual([a]);
  });

  it("is not known without a resource, or without a reason why there is none", () => {
    const none = judgedOn(["Allow * on *"], { on: [] });
    expect(none.verdict).toMatchObject({ answer: "unknown", reason: "no resource is known" });
    expect(none.each).toEqual([]);
    const unread = judgedOn(["Allow * on *"], { on: [{ pattern: "*", readings: [] }] });
    expect(unread.verdict).toMatchObject({ answer: "unknown", reason: "the resource is not known" });
  });
});

describe("a resource that can mean several", () => {
  const either = { pattern: a, readings: [a, b].map(textFrom) };
  it.each([
    [`Allow s3:* on ${a}`, "yes"],
    [`Allow s3:* on ${b}`, "yes"],
    ["Allow s3:* on arn:aws:s3:::<B>", "unknown"],
    [`Allow s3:* on ${c}`, "no"],
  ])("%s: %s", (statement, answer) => {
    expect(judgedOn([statement], { on: [either] }).verdict.answer).toBe(answer);
  });
});

describe("a need that may not apply", () => {
  const applies = unknown("which endpoint a task uses is not known");
  it("is not missing", () => {
    const judged = judgedOn([`Allow s3:* on ${a}`], { on: [a, b], applies });
    expect(judged.verdict).toBe(applies);
    expect(judged.each.map(({ verdict }) => verdict.answer)).toEqual(["yes", "unknown"]);
    expect(judged.each[1]?.verdict).toBe(applies);
  });

  it("is granted all the same", () => {
    expect(judgedOn(["Allow s3:* on *"], { on: [a], applies }).verdict.answer).toBe("yes");
  });
});

describe("a condition that every such request meets", () => {
  const condition = {
    operator: "StringEquals",
    key: "kms:ViaService",
    values: [plainText("s3.eu-west-1.amazonaws.com")],
  };
  const demands = (value: string): Json => [
    { Effect: "Allow", Action: "s3:*", Resource: "*", Condition: { StringEquals: { "kms:viaservice": value } } },
  ];
  it("may be demanded, and nothing else", () => {
    expect(judgedOn(demands("s3.eu-west-1.amazonaws.com"), { on: [objects], condition }).verdict.answer).toBe("yes");
    expect(judgedOn(demands("dms.eu-west-1.amazonaws.com"), { on: [objects], condition }).verdict.answer).toBe("no");
    expect(judgedOn(demands("s3.eu-west-1.amazonaws.com"), { on: [objects] }).verdict.answer).toBe("unknown");
  });
});

describe("names that DMS chooses", () => {
  const logs = {
    pattern: "arn:aws:logs:*:*:log-group:dms-*",
    readings: [textFrom("arn:aws:logs:*:*:log-group:dms-*")],
  };
  const partly = "it is granted on some resources, but it is not known which are needed";

  it.each<[string, Wanted, string]>([
    ["Allow s3:* on arn:aws:logs:*:*:log-group:dms-tasks-x", logs, "unknown"],
    ["Allow s3:* on arn:aws:logs:eu-west-1:1:log-group:*", logs, "unknown"],
    ["Allow s3:* on arn:aws:logs:*:*:log-group:other", logs, "no"],
    ["Allow s3:* on arn:aws:s3:::a/data", objects, "no"],
    ["Allow s3:* on arn:aws:s3:::a/data", a, "unknown"],
    ["Allow s3:* on arn:aws:s3:::a/data", { pattern: "*", readings: [textFrom("*")] }, "unknown"],
    ["Deny s3:* on *", logs, "no"],
  ])("%s", (statement, wanted, answer) => {
    const { verdict } = judgedOn([statement], { on: [wanted] });
    expect(verdict).toMatchObject(answer === "unknown" ? { answer, reason: partly } : { answer });
  });

  it.each([
    ["arn:aws:logs:*:*:log-group:dms-tasks-x", "unknown"],
    ["arn:aws:logs:eu-west-1:*:log-group:*", "unknown"],
    ["arn:aws:logs:*:*:log-group:*", "no"],
    ["arn:aws:logs:*:*:log-group:dms-*", "no"],
    ["arn:aws:s3:::*", "yes"],
  ])("are those that a statement does not name in its NotResource: %s, %s", (NotResource, answer) => {
    const statement: Json = { Effect: "Allow", Action: "s3:*", NotResource };
    expect(judgedOn([statement], { on: [logs] }).verdict.answer).toBe(answer);
  });

  it("are not granted where the condition of the statement is not met", () => {
    const pattern = "arn:aws:logs:eu-west-1:*:log-group:dms-*";
    const inRegion = (region: string): Json => {
      const Condition = { StringEquals: { "aws:RequestedRegion": region } };
      return { Effect: "Allow", Action: "s3:*", Resource: "arn:aws:logs:*:*:log-group:dms-x", Condition };
    };
    const on = [{ pattern, readings: [textFrom(pattern)] }];
    expect(judgedOn([inRegion("eu-west-1")], { on }).verdict).toMatchObject({ answer: "unknown", reason: partly });
    expect(judgedOn([inRegion("us-east-1")], { on }).verdict.answer).toBe("no");
  });

  it("count in the boundary as well, where that is what limits", () => {
    const allowed = ["Allow s3:* on *"];
    const ofSome = judgedOn(allowed, { on: [logs], boundary: ["Allow s3:* on arn:aws:logs:*:*:log-group:dms-x"] });
    const ofNone = judgedOn(allowed, { on: [logs], boundary: ["Allow s3:* on arn:aws:logs:*:*:log-group:x"] });
    expect(ofSome.verdict).toMatchObject({ answer: "unknown", reason: partly });
    expect(ofNone.verdict).toMatchObject({ answer: "no", cause: "boundary" });
  });
});

describe("needs that count", () => {
  const ofResource = { prop: "s3.kmsKey", op: "set" } as const;
  const ofTask = { prop: "task.enableValidation", op: "set" } as const;
  const ofTables = { prop: "tt.enabled", op: "set" } as const;
  const fact = { op: "fact", value: "usesSchemaConversion" } as const;
  const requirement = (applies: Verdict, more: Partial<ActionNeed> = {}): ActionRequirement => {
    return { need: needOf("s3:PutObject", more), applies, resources: [] };
  };

  it.each<[Need, boolean]>([
    ["required", true],
    ["conditional", true],
    ["recommended", true],
    ["optional", false],
    ["handler-only", false],
    ["uncertain", false],
  ])("in use: %s: %s", (need, expected) => {
    const answers = [yes(), unknown("open"), no()].map((applies) => isInUse(requirement(applies, { need })));
    expect(answers).toEqual([expected, expected, false]);
  });

  it.each<[NeedCondition | null, boolean]>([
    [null, false],
    [ofResource, false],
    [ofTask, true],
    [ofTables, true],
    [fact, true],
    [{ op: "resourceExists", value: ["AWS::DMS::Endpoint"] }, true],
    [{ not: ofResource }, false],
    [{ not: ofTask }, true],
    [{ all: [ofResource, ofTask] }, true],
    [{ all: [ofResource, ofResource] }, false],
    [{ any: [ofTask, ofResource] }, true],
    [{ any: [ofResource] }, false],
    [{ prop: "s3.task.kmsKey", op: "set" }, false],
  ])("might be needed, though %j does not hold: %s", (when, expected) => {
    expect(mayCount(requirement(no(), { when }))).toBe(expected);
    expect(mayCount(requirement(unknown("open"), { when }))).toBe(true);
    expect(mayCount(requirement(yes(), { when }))).toBe(true);
  });
});
