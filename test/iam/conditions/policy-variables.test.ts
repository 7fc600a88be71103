import { describe, expect, it } from "vitest";
import { grants, policiesFrom, withVariables, type RequestContext } from "../../../src/iam/index.js";
import { display, type Text } from "../../../src/tree/index.js";
import { documentsFrom, textFrom, type Json } from "../build.js";

const context: RequestContext = new Map<string, readonly (string | Text)[]>([
  ["aws:username", ["me"]],
  ["aws:principaltag/team", ["blue"]],
  ["aws:userid", []],
  ["aws:tagkeys", ["a", "b"]],
  ["s:star", ["*"]],
  ["s:empty", [""]],
  ["s:one", ["<One>"].map(textFrom)],
]);

function resourcesOf(resource: Json, version: Json = "2012-10-17"): readonly string[] | undefined {
  const statement = { Effect: "Allow", Action: "*", Resource: resource };
  const [document] = documentsFrom({ ...(version !== null && { Version: version }), Statement: [statement] });
  if (!document) throw new Error("no document");
  return withVariables(document, context).statements[0]?.resources?.items.map(({ text }) => display(text));
}

describe("policy variables", () => {
  it.each([
    ["home/${aws:username}/*", "home/me/*"],
    ["${aws:username}${AWS:UserName}", "meme"],
    ["${aws:PrincipalTag/team}-${aws:username}!", "blue-me!"],
    ["${aws:userid, 'none'}/x", "none/x"],
    ["${aws:userid,'a b'}", "a b"],
    ["${aws:username, 'none'}", "me"],
    ["${s:Other}/${aws:username}", "${s:Other}/me"],
    ["plain", "plain"],
    ["<Bucket>/${aws:username}", "${Bucket}/me"],
  ])("%s is %s", (text, filled) => {
    expect(resourcesOf(text)).toEqual([filled.replace("${Bucket}", display(textFrom("<Bucket>")))]);
  });

  it.each([
    ...["${s:other}", "${*}", "${?}", "${$}", "${}", "${aws:username", "${ aws:username}", "${aws:username }"],
    ...["${aws:TagKeys}", "${s:star}", "${s:empty}", "${s:one}", "${aws:userid, ''}", "${aws:userid, '*'}"],
    ...["${aws:username 'none'}", "${aws:username, 'none' }", "${aws:username, none}", "x${aws:username,}"],
  ])("%s stays, because its value is not known, or it is none", (text) => {
    expect(resourcesOf(text)).toEqual([text]);
  });

  it("without a value match nothing", () => {
    expect(resourcesOf(["a", "${aws:userid}", "<Bucket>/${aws:userid}/*", "b"])).toEqual(["a", "b"]);
  });

  it("are plain text in older versions, and what a version is that is not known", () => {
    expect(resourcesOf("home/${aws:username}", "2008-10-17")).toEqual(["home/${$}{aws:username}"]);
    expect(resourcesOf("home/${aws:username}", null)).toEqual(["home/${$}{aws:username}"]);
    expect(resourcesOf("home/${aws:username}", "<Version>")).toEqual(["home/${aws:username}"]);
  });

  it("are in values of texts, ARNs and booleans, and in NotResource", () => {
    const given = "${aws:username}";
    const written = (name: string): Json => ({ [name]: { "s:key": given } });
    const operators = ["StringEquals", "ArnLike", "Bool", "NumericEquals", "StringIs"];
    const [document] = documentsFrom([
      {
        Effect: "Deny",
        Action: "*",
        NotResource: given,
        Condition: Object.assign({}, ...operators.map(written)) as Json,
      },
    ]);
    if (!document) throw new Error("no document");
    const [statement] = withVariables(document, context).statements;
    expect(statement?.notResources?.items.map(({ text }) => display(text))).toEqual(["me"]);
    expect(statement?.resources).toBeUndefined();
    const values = statement?.conditions.map(({ values: { items } }) => items.map(({ text }) => display(text))[0]);
    expect(values).toEqual(["me", "me", "me", given, given]);
  });

  it("decide what is granted", () => {
    const request = { action: "s3:GetObject", resource: textFrom("arn:aws:s3:::home/me/x") };
    const answerOf = (resource: string) => {
      const documents = documentsFrom([`Allow s3:* on ${resource}`]).map((one) => withVariables(one, context));
      return grants(policiesFrom(documents), request).answer;
    };
    expect(answerOf("arn:aws:s3:::home/${aws:username}/*")).toBe("yes");
    expect(answerOf("arn:aws:s3:::home/${aws:PrincipalTag/team}/*")).toBe("no");
    expect(answerOf("arn:aws:s3:::home/${aws:PrincipalTag/other}/*")).toBe("unknown");
  });
});
