import { describe, expect, it } from "vitest";
import { consoleDenialIn } from "../../../src/explain/errors/console-denial.js";
import { denialIn } from "../../../src/explain/errors/denial.js";
import { jsonErrorsIn } from "../../../src/explain/errors/error-json.js";
import { errorsIn, type Reading } from "../../../src/explain/errors/error-text.js";
import { occursIn } from "../../../src/explain/errors/phrases.js";

function readingsOf(text: string): readonly Reading[] {
  return errorsIn(text).flatMap(({ readings }) => readings);
}

const refused = (action: string): string => `User: arn:aws:iam::1:user/x is not authorized to perform: ${action}`;

describe("the text of an error", () => {
  it.each<[string, string, string]>([
    ["a line", "Access denied", "access denied"],
    ["Terraform's frame", "╷\n│ Error: no\n│   access\n╵", "error: no access"],
    ["a comment", "# Error: no\n#   access", "error: no access"],
    ["colours", "\u001B[31mError:\u001B[0m no access", "error: no access"],
    ["the time of a CI log", "2026-03-04T09:21:55.123Z no\n2026-03-04T09:21:55.456Z access", "no access"],
    ["quotation marks", "role \"a\" and 'b' and `c`", "role a and b and c"],
    ["escaped line ends and quotes", String.raw`no\n \"access\"`, "no access"],
  ])("%s", (_name, text, expected) => {
    expect(readingsOf(text)[0]?.lower).toBe(expected);
  });

  it("is also read as if lines were broken inside words", () => {
    expect(readingsOf("is not authorized to perfo\nrm: dms:CreateEndpoint")[1]?.lower).toContain("perform: dms");
  });

  it("is also read as what stands in a frame behind the name of a program", () => {
    const [, one, other] = errorsIn(
      "tf-1  | ╷\ntf-1  | │ Error: no\ntf-1  | │ access\ntf-1  | ╵\ntf-1  | │ Error: two",
    );
    expect(one?.readings.map(({ lower }) => lower)).toContain("error: no access");
    expect(other?.readings[0]?.lower).toContain("error: two");
    expect(readingsOf("a │ b │ c\nd │ e │ f").every(({ lower }) => lower.includes("a │ b"))).toBe(true);
  });

  it.each<[string, string, number]>([
    ["errors of Terraform", "Error: one\n\nError: two\n", 2],
    ["events of CloudFormation", "CREATE_FAILED A one\nCREATE_COMPLETE B\nROLLBACK_IN_PROGRESS C", 3],
    ["a text before", "Applying…\nError: one", 2],
    ["refused requests", `[TARGET_LOAD ]I: load\n${refused("s3:PutObject")}\nat x\n${refused("kms:Decrypt")}\nend`, 2],
    [
      "refused requests in full lines",
      `${refused("a:B").replace("is", "\nis")}\n${refused("a:C").replace("is", "\nis")}`,
      2,
    ],
    ["one refused request, said again without who asked", `${refused("a:B")}\n… is not authorized to perform: a:B`, 1],
    ["nothing", " \n ", 0],
  ])("is split: %s", (_name, text, count) => {
    expect(errorsIn(text)).toHaveLength(count);
  });
});

describe("words in order", () => {
  it.each<[string, string, boolean]>([
    ["role is missing", "the role is missing here", true],
    ["role {role} is missing", "role a/b is missing", true],
    ["role {role} is missing", "role is missing", false],
    ["role … missing", "role dms is, as it seems, missing", true],
    ["missing … role", "role dms is missing", false],
    ["a … b … c", "a c b c", true],
    ["role … missing", `role ${"x".repeat(900)} missing`, false],
    ["role a … missing", `role a ${"x".repeat(900)} role a is missing`, true],
    ["a … b … a", "a a b", false],
    ["role {role} is … missing", `${"role x is ".repeat(3)}missing`, true],
    ["role … {role} is", "role x is", true],
    ["arn {arn}", `arn ${"x".repeat(2000)} end`, true],
  ])("%s in %s: %s", (phrase, text, expected) => {
    expect(occursIn(phrase, { text, lower: text })).toBe(expected);
  });

  it("are found at once in a log that says the first of them on every line", { timeout: 3000 }, () => {
    const text = "role x/y and role a ".repeat(20_000);
    for (const phrase of ["role … missing", "role … role … role … missing", "role {role} … missing"])
      expect(occursIn(phrase, { text, lower: text })).toBe(false);
    expect(occursIn("role … missing", { text, lower: `${text} missing` })).toBe(true);
  });
});

describe("a refused request", () => {
  const user = "arn:aws:iam::123456789012:user/jo";
  it.each<[string, string, ReturnType<typeof denialIn>]>([
    [
      "as AWS writes it",
      `User: ${user} is not authorized to perform: dms:CreateEndpoint on resource: arn:aws:dms:x because no identity-based policy allows the dms:CreateEndpoint action`,
      {
        action: "dms:CreateEndpoint",
        principal: user,
        resource: "arn:aws:dms:x",
        reason: { kind: "missing", policyType: "identity-based policy" },
      },
    ],
    [
      "without colons",
      `User ${user} is not authorized to perform iam:PassRole on resource role/a.`,
      { action: "iam:PassRole", principal: user, resource: "role/a" },
    ],
    ["without who and what", "not authorized to perform: s3:PutObject.", { action: "s3:PutObject" }],
    [
      "a denial",
      `User: ${user} is not authorized to perform: s3:PutObject on resource: arn:aws:s3:::b/k with an explicit deny in a service control policy`,
      {
        action: "s3:PutObject",
        principal: user,
        resource: "arn:aws:s3:::b/k",
        reason: { kind: "deny", policyType: "service control policy" },
      },
    ],
    [
      "a session policy",
      "is not authorized to perform: s3:PutObject because no session policy allows the s3:PutObject action",
      { action: "s3:PutObject", reason: { kind: "missing", policyType: "session policy" } },
    ],
    ["no action", "You are not authorized to perform this operation.", undefined],
  ])("%s", (_name, text, expected) => {
    expect(readingsOf(text).map(denialIn)[0]).toEqual(expected);
  });
});

describe("a refused request in the console", () => {
  const user = "arn:aws:iam::123456789012:user/jo";
  const rep = "arn:aws:dms:eu-west-1:123456789012:rep:*";
  const request = { action: "dms:CreateReplicationInstance", principal: user, resource: rep };
  it.each<[string, string, ReturnType<typeof consoleDenialIn>]>([
    [
      "as it is copied",
      `User: ${user}\nAction: dms:CreateReplicationInstance\nOn resource(s): ${rep}\nContext: no identity-based policy allows the action`,
      { ...request, reason: { kind: "missing", policyType: "identity-based policy" } },
    ],
    [
      "with a service, in brackets",
      `User: [${user}]\nService: [AWSDatabaseMigrationService]\nAction: [CreateReplicationInstance]\nOn resource(s): [${rep}]\nContext: [an identity-based policy explicitly denies the action.]`,
      { ...request, reason: { kind: "deny", policyType: "identity-based policy" } },
    ],
    [
      "with the sentence in front, without a context",
      `You don’t have permission to dms:CreateReplicationInstance.\nUser: ${user}\nAction: dms:CreateReplicationInstance`,
      { action: "dms:CreateReplicationInstance", principal: user },
    ],
    ["of somebody else", `User: ${user}\nAction: dms:CreateReplicationInstance`, undefined],
    ["without an action", `User: ${user}\nContext: no identity-based policy allows the action`, undefined],
    ["without a user", "Action: dms:CreateEndpoint\nContext: no policy allows the action", undefined],
  ])("%s", (_name, text, expected) => {
    expect(readingsOf(text).map(consoleDenialIn)[0]).toEqual(expected);
  });
});

describe("an error as JSON", () => {
  const event = {
    eventSource: "s3.amazonaws.com",
    eventName: "PutObject",
    errorCode: "AccessDenied",
    userIdentity: { arn: "arn:aws:sts::1:assumed-role/a/b" },
  };
  const denial = { action: "s3:PutObject", principal: "arn:aws:sts::1:assumed-role/a/b" };
  it.each<[string, unknown]>([
    ["an event", event],
    ["a list of records", { Records: [event] }],
    ["what lookup-events prints", { Events: [{ CloudTrailEvent: JSON.stringify(event) }] }],
    ["an event of EventBridge", { detail: event }],
  ])("%s", (_name, value) => {
    expect(jsonErrorsIn(JSON.stringify(value))?.map((one) => one.denial)).toEqual([denial]);
  });

  it("a decoded message", () => {
    const message = {
      allowed: false,
      explicitDeny: true,
      context: { action: "dms:CreateEndpoint", resource: "r", principal: { arn: "p" } },
    };
    expect(jsonErrorsIn(JSON.stringify({ DecodedMessage: JSON.stringify(message) }))?.[0]?.denial).toEqual({
      action: "dms:CreateEndpoint",
      resource: "r",
      principal: "p",
      reason: { kind: "deny" },
    });
  });

  it.each<[string, readonly string[]]>([
    ['["one", ["two"]]', ["one", "two"]],
    ['"one \\u0026 two"', ["one & two"]],
    [String.raw`"{\"message\": \"one\"}"`, ["one"]],
  ])("what --query selects: %s", (text, expected) => {
    expect(jsonErrorsIn(text)?.map((one) => one.text)).toEqual(expected);
  });

  it.each(["[TARGET_LOAD ]E: no", "{", "text", "3", '"one" and "two"'])("%s is none", (text) => {
    expect(jsonErrorsIn(text)).toBeUndefined();
  });

  it("stops at depth", () => {
    expect(jsonErrorsIn(`${"[".repeat(5000)}${"]".repeat(5000)}`)).toEqual([]);
  });
});
