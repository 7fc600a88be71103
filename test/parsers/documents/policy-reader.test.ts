import { describe, expect, it } from "vitest";
import { textOf } from "../../../src/source/index.js";
import { display } from "../../../src/tree/index.js";
import { documentOf, formula, read, shownElement, statementOf } from "./policy-texts.js";

describe("the documents of a value", () => {
  it.each<[string, string, readonly string[], string | undefined]>([
    ["a mapping", "{Statement: []}", ["true"], undefined],
    ["a text that holds JSON", "'{\"Statement\": []}'", ["true"], undefined],
    ["one of two", "!If [c, {Statement: []}, {Statement: []}]", ["c", "!c"], undefined],
    ["one or none", "!If [c, {Statement: []}, !No ]", ["c"], undefined],
    ["choices in a choice", "!If [c, !If [d, {Statement: []}, !No ], {Statement: []}]", ["c & d", "!c"], undefined],
    ["what is not known", "!Unknown why", [], "why"],
    ["one or what is not known", "!If [c, {Statement: []}, !Unknown why]", ["c"], "why"],
    ["nothing", "!No", [], undefined],
    [
      "the path of a file",
      "{file: ./policies/read.yaml}",
      [],
      "another program puts the file ./policies/read.yaml here",
    ],
    ["a reference to a file", "{$ref: read.JSON}", [], "another program puts the file read.JSON here"],
    ["an element that is misspelled", "{Statemnt: read}", ["true"], undefined],
    ["a path in place of an element", "{Version: read.json}", ["true"], undefined],
    ["a path beside something else", "{file: read.json, Id: it}", ["true"], undefined],
  ])("%s", (_, text, when, incompleteReason) => {
    const found = read(text);
    expect([found.documents.map((document) => formula(document.when)), found.incompleteReason]).toEqual([
      when,
      incompleteReason,
    ]);
  });

  it.each(["plain text", "[1, 2]", "''"])("%s is no document and says so", (text) => {
    const { documents } = read(text);
    expect(documents).toMatchObject([{ statements: [], problems: [{ code: "not-a-document" }] }]);
  });

  it("know what they are used as and where they stand", () => {
    const document = documentOf("Version: '2012-10-17'\nStatement: []\n");
    expect(document).toMatchObject({ kind: "PolicyDocument", policyType: "identity", address: "Resources.Role" });
    expect(document.version && display(document.version)).toBe("2012-10-17");
    expect(textOf(document.location)).toBe("Version: '2012-10-17'\nStatement: []");
  });
});

describe("the statements of a document", () => {
  const allow = "{Effect: Allow, Action: a, Resource: r}";
  const deny = "{Effect: Deny, Action: b, Resource: r}";

  it.each<[string, string, readonly string[], string | undefined]>([
    ["one mapping", allow, ["Allow"], undefined],
    ["a list", `[${allow}, ${deny}]`, ["Allow", "Deny"], undefined],
    ["a list that may be longer", `!More [why, [${allow}]]`, ["Allow"], "why"],
    ["one of two", `[!If [c, ${allow}, ${deny}]]`, ["Allow when c", "Deny when !c"], undefined],
    ["one or none", `[${allow}, !If [c, ${deny}, !No ]]`, ["Allow", "Deny when c"], undefined],
    [
      "one list or another",
      `!If [c, [${allow}, ${deny}], [${deny}]]`,
      ["Allow when c", "Deny when c", "Deny when !c"],
      undefined,
    ],
    ["one that is not known", `[${allow}, !Unknown why]`, ["Allow"], "why"],
    ["none that is known", "!Unknown why", [], "why"],
    ["an effect that is not known", "{Effect: !Unknown why, Action: a, Resource: r}", ["unknown"], undefined],
    ["an effect that is chosen", "{Effect: !If [c, Allow, Deny], Action: a, Resource: r}", ["unknown"], undefined],
    ["an effect that is none", "{Effect: allow, Action: a, Resource: r}", ["unknown"], undefined],
  ])("%s", (_, text, expected, incompleteReason) => {
    const document = documentOf(`Statement: ${text}`);
    const shown = document.statements.map(({ effect, when }) =>
      when.op === "true" ? effect : `${effect} when ${formula(when)}`,
    );
    expect([shown, document.incompleteReason]).toEqual([expected, incompleteReason]);
    expect(document.statements.map(({ index }) => index)).toEqual(shown.map((__, index) => index));
  });

  it("are open where the mapping that holds them is", () => {
    expect(documentOf(`!More [why, {Statement: [${allow}]}]`).incompleteReason).toBe("why");
    expect(documentOf("!More [why, {}]")).toMatchObject({ incompleteReason: "why", statements: [] });
  });
});

describe("the texts of an element", () => {
  it.each<[string, string, readonly string[] | undefined]>([
    ["one", "Action: a", ["a"]],
    ["a list", "Action: [a, b]", ["a", "b"]],
    ["none", "Resource: r", undefined],
    ["an empty list", "Action: []", []],
    ["one of two in a list", "Action: [a, !If [c, b, d]]", ["a", "b when c", "d when !c"]],
    ["one or none in a list", "Action: [a, !If [c, b, !No ]]", ["a", "b when c"]],
    ["one list or another", "Action: !If [c, [a, b], d]", ["a when c", "b when c", "d when !c"]],
    ["a list that may be longer", "Action: !More [why, [a]]", ["a", "… why"]],
    ["what is not known", "Action: !Unknown why", ["${why}", "… why"]],
    ["an item that is not known", "Action: [a, !Unknown why]", ["a", "${why}", "… why"]],
  ])("%s", (_, element, expected) => {
    expect(shownElement(statementOf(`Effect: Allow, ${element}`).actions)).toEqual(expected);
  });

  it("stand where they are written", () => {
    const { actions, resources } = statementOf("Effect: Allow, Action: [a, 'b'], Resource: r");
    expect([actions, resources].map((element) => element && textOf(element.location))).toEqual([
      "Action: [a, 'b']",
      "Resource: r",
    ]);
    expect(actions?.items.map(({ location }) => textOf(location))).toEqual(["a", "'b'"]);
  });

  it("are read of every element", () => {
    const statement = statementOf("Effect: Allow, Sid: s, NotAction: a, NotResource: r, NotPrincipal: {AWS: p}");
    expect(statement.sid && display(statement.sid)).toBe("s");
    expect(
      [statement.notActions, statement.notResources, statement.notPrincipals].map((element) => shownElement(element)),
    ).toEqual([["a"], ["r"], ["p"]]);
    expect([statement.actions, statement.resources, statement.principals]).toEqual([undefined, undefined, undefined]);
  });
});

describe("the principals of a statement", () => {
  it.each<[string, string, readonly string[]]>([
    ["everyone", "'*'", ["*: *"]],
    ["one service", "{Service: dms.amazonaws.com}", ["Service: dms.amazonaws.com"]],
    ["several kinds", "{AWS: [a, b], Service: s}", ["AWS: a", "AWS: b", "Service: s"]],
    ["one of two", "{Service: !If [c, s, t]}", ["Service: s when c", "Service: t when !c"]],
    ["one mapping or another", "!If [c, {Service: s}, {AWS: a}]", ["Service: s when c", "AWS: a when !c"]],
    ["a mapping that may hold more", "!More [why, {Service: s}]", ["Service: s", "… why"]],
    ["what is not known", "!Unknown why", ["… why"]],
    ["a service that is not known", "{Service: !Unknown why}", ["Service: ${why}", "… why"]],
  ])("%s", (_, principal, expected) => {
    const { principals } = statementOf(`Effect: Allow, Action: a, Principal: ${principal}`);
    const shown = principals?.items.map(({ principalKind, text, when }) => {
      return `${principalKind}: ${display(text)}${when.op === "true" ? "" : ` when ${formula(when)}`}`;
    });
    expect(
      principals?.incompleteReason === undefined ? shown : [...(shown ?? []), `… ${principals.incompleteReason}`],
    ).toEqual(expected);
  });
});

describe("the conditions of a statement", () => {
  it.each<[string, string, readonly string[], string | undefined]>([
    ["one", "{StringEquals: {k: v}}", ["StringEquals k = v"], undefined],
    [
      "several",
      "{StringLike: {k: [v, w], l: x}, Bool: {m: true}}",
      ["StringLike k = v, w", "StringLike l = x", "Bool m = true"],
      undefined,
    ],
    ["one of two values", "{StringEquals: {k: !If [c, v, w]}}", ["StringEquals k = v when c, w when !c"], undefined],
    ["one or none", "!If [c, {StringEquals: {k: v}}, !No ]", ["c? StringEquals k = v when c"], undefined],
    ["one operator or none", "{StringEquals: !If [c, {k: v}, !No ]}", ["c? StringEquals k = v when c"], undefined],
    ["what is not known", "!Unknown why", [], "why"],
    ["an operator that is not known", "{StringEquals: !Unknown why}", [], "why"],
    ["keys that may be more", "{StringEquals: !More [why, {k: v}]}", ["StringEquals k = v"], "why"],
    ["operators that may be more", "!More [why, {StringEquals: {k: v}}]", ["StringEquals k = v"], "why"],
    ["a value that is not known", "{StringEquals: {k: !Unknown why}}", ["StringEquals k = ${why}, … why"], undefined],
  ])("%s", (_, condition, expected, incompleteReason) => {
    const statement = statementOf(`Effect: Allow, Action: a, Resource: r, Condition: ${condition}`);
    const shown = statement.conditions.map(({ operator, key, values, when }) => {
      const guard = when.op === "true" ? "" : `${formula(when)}? `;
      return `${guard}${display(operator)} ${display(key)} = ${(shownElement(values) ?? []).join(", ")}`;
    });
    expect([shown, statement.incompleteReason]).toEqual([expected, incompleteReason]);
  });
});

describe("what breaks the grammar", () => {
  it.each([
    ["{}", "missing-statement", "{}"],
    ["{Statement: [x]}", "statement-not-a-mapping", "x"],
    ["{Statement: {Action: a, Resource: r}}", "missing-effect", "{Action: a, Resource: r}"],
    ["{Statement: {Effect: allow, Action: a, Resource: r}}", "invalid-effect", "allow"],
    ["{Statement: {Effect: Allow, Action: {a: b}, Resource: r}}", "not-a-text", "{a: b}"],
    ["{Statement: {Effect: Allow, Action: a, Resource: r, Condition: x}}", "condition-not-a-mapping", "x"],
  ])("%s: %s", (text, code, place) => {
    const { problems } = documentOf(text);
    expect(problems.map((problem) => [problem.code, textOf(problem.node.location)])).toEqual([[code, place]]);
  });

  it.each([
    ["x", "its Condition is no mapping"],
    ["[{StringEquals: {a: b}}]", "its Condition is no mapping"],
  ])("leaves open what the condition %s asks for", (condition, reason) => {
    const { problems, statements } = documentOf(
      `Statement: {Effect: Allow, Action: a, Resource: r, Condition: ${condition}}`,
    );
    expect(problems).toHaveLength(1);
    expect(statements).toMatchObject([{ conditions: [], incompleteReason: reason }]);
  });

  it.each([
    ["Principal", "{AWS: {a: b}}", "principals"],
    ["NotPrincipal", "{AWS: [x, {a: b}]}", "notPrincipals"],
    ["Action", "[x, {a: b}]", "actions"],
    ["NotAction", "{a: b}", "notActions"],
    ["Resource", "{a: b}", "resources"],
    ["NotResource", "[x, [{a: b}]]", "notResources"],
  ])("leaves open what %s %s says", (element, value, list) => {
    const { statements } = documentOf(`Statement: {Effect: Allow, ${element}: ${value}}`);
    expect(statements).toMatchObject([{ [list]: { incompleteReason: "one of its values is no text" } }]);
  });

  it("leaves open what a condition compares with", () => {
    const condition = "Condition: {StringEquals: {k: [v, {a: b}]}}";
    const { statements } = documentOf(`Statement: {Effect: Allow, Action: a, Resource: r, ${condition}}`);
    expect(statements).toMatchObject([
      { conditions: [{ values: { items: [{}], incompleteReason: "one of its values is no text" } }] },
    ]);
  });

  it("is no concern where the text may hold more", () => {
    const { problems, statements } = documentOf("Statement: !More [why, {Action: a, Resource: r}]");
    expect(problems).toEqual([]);
    expect(statements).toMatchObject([{ effect: "unknown", incompleteReason: "why" }]);
  });
});
