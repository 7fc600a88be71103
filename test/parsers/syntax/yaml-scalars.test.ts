import { describe, expect, it } from "vitest";
import { readYaml } from "../../../src/parsers/syntax/yaml/read-yaml.js";
import { sourceFile, textOf } from "../../../src/source/index.js";
import type { Scalar } from "../../../src/tree/index.js";
import { asJsYaml, schemas } from "./js-yaml.js";
import { rangeOf, scalarAt, spelledBy } from "./tree-views.js";

/** The value of the key `a` in a file that reads without complaint. */
function valueOf(text: string): Scalar {
  const { documents, problems } = readYaml(sourceFile("template.yaml", text));
  expect(problems).toEqual([]);
  return scalarAt(documents[0], "a");
}

interface Row {
  readonly is: string;
  readonly text: string;
  readonly value: string;
  /** What the file spells for the units of the value. */
  readonly spelled: readonly string[];
  /** What js-yaml reads where it keeps white space before a break, which YAML takes away. */
  readonly jsYaml?: string;
}

const plain: readonly Row[] = [
  { is: "a word", text: "a: word", value: "word", spelled: ["word"] },
  { is: "words before a comment", text: "a: two words  # no", value: "two words", spelled: ["two words"] },
  { is: "a # that begins no comment", text: "a: x#y", value: "x#y", spelled: ["x#y"] },
  { is: "colons", text: "a: arn:aws:s3:::b", value: "arn:aws:s3:::b", spelled: ["arn:aws:s3:::b"] },
  { is: "a tab behind the colon", text: "a:\tx", value: "x", spelled: ["x"] },
  { is: "a tab before a comment", text: "a: x\t# no", value: "x", spelled: ["x"] },
  { is: "a tab inside", text: "a: x\ty", value: "x\ty", spelled: ["x\ty"] },
  { is: "folded lines", text: "a: x\n  y\n\n  z\nb: 1", value: "x y\nz", spelled: ["x", "\n  ", "y", "\n\n  ", "z"] },
  { is: "lines with trailing spaces", text: "a: x  \n  y", value: "x y", spelled: ["x", "\n  ", "y"] },
  { is: "characters of two units", text: "a: \u{1f600}x", value: "\u{1f600}x", spelled: ["\u{1f600}x"] },
  { is: "a byte order mark before it", text: "\ufeffa: x", value: "x", spelled: ["x"] },
  { is: "a date", text: "a: 2012-10-17", value: "2012-10-17", spelled: ["2012-10-17"] },
  { is: "an account", text: "a: 012345678901", value: "012345678901", spelled: ["012345678901"] },
  { is: "a number as it is written", text: "a: 1.10", value: "1.10", spelled: ["1.10"] },
  { is: "a boolean as it is written", text: "a: Yes", value: "Yes", spelled: ["Yes"] },
];

const single: readonly Row[] = [
  { is: "nothing", text: "a: ''", value: "", spelled: [] },
  { is: "a quote", text: "a: 'it''s'", value: "it's", spelled: ["it", "''", "s"] },
  { is: "a quote first and last", text: "a: '''x'''", value: "'x'", spelled: ["''", "x", "''"] },
  { is: "a backslash", text: "a: 'x\\n'", value: "x\\n", spelled: ["x\\n"] },
  { is: "outer spaces", text: "a: ' x '", value: " x ", spelled: [" x "] },
  {
    is: "lines",
    text: "a: 'x\n  y\n\n\n  z'",
    value: "x y\n\nz",
    spelled: ["x", "\n  ", "y\n", "\n\n  ", "z"],
  },
  {
    is: "white space around a break",
    text: "a: 'x \t\n \t y'",
    value: "x y",
    spelled: ["x", "\n \t ", "y"],
    jsYaml: "x \t y",
  },
  { is: "CRLF", text: "a: 'x\r\n  y'\r\nb: 1", value: "x y", spelled: ["x", "\r\n  ", "y"] },
  {
    is: "characters of two units",
    text: "a: '\u{1f600}''\u{1f600}'",
    value: "\u{1f600}'\u{1f600}",
    spelled: ["\u{1f600}", "''", "\u{1f600}"],
  },
];

const double: readonly Row[] = [
  { is: "nothing", text: 'a: ""', value: "", spelled: [] },
  { is: "escapes", text: 'a: "t\\tq\\"\\\\x"', value: 't\tq"\\x', spelled: ["t", "\\t", "q", '\\"', "\\\\", "x"] },
  {
    is: "codes",
    text: 'a: "\\x41\\u00e9\\u212Ax"',
    value: "A\u00e9\u212ax",
    spelled: ["\\x41", "\\u00e9", "\\u212A", "x"],
  },
  {
    is: "YAML's own escapes",
    text: 'a: "\\N\\_\\e\\0\\/"',
    value: "\u0085\u00a0\u001b\0/",
    spelled: ["\\N", "\\_", "\\e", "\\0", "\\/"],
  },
  { is: "a pair of codes", text: 'a: "\\ud83d\\ude00"', value: "\u{1f600}", spelled: ["\\ud83d", "\\ude00"] },
  { is: "lines", text: 'a: "x\n  y"', value: "x y", spelled: ["x", "\n  ", "y"] },
  { is: "an escaped break", text: 'a: "x \\\n   y"', value: "x y", spelled: ["x y"] },
  { is: "an escaped CRLF", text: 'a: "x\\\r\n  y"', value: "xy", spelled: ["xy"] },
  {
    is: "an escaped space behind an escaped break",
    text: 'a: "x\\\n  \\ y"',
    value: "x y",
    spelled: ["x", "\\ ", "y"],
  },
  {
    is: "a break behind an escape",
    text: 'a: "x\\n  \n  y"',
    value: "x\n y",
    spelled: ["x", "\\n", "\n  ", "y"],
    jsYaml: "x\n   y",
  },
  { is: "an escaped tab before a break", text: 'a: "x\\t\n y"', value: "x\t y", spelled: ["x", "\\t", "\n ", "y"] },
];

const literal: readonly Row[] = [
  {
    is: "lines",
    text: "a: |\n  x\n   y\n\n  z\n",
    value: "x\n y\n\nz\n",
    spelled: ["x", "\n  ", " y\n", "\n  ", "z\n"],
  },
  { is: "a strip indicator", text: "a: |-\n  x\n\n", value: "x", spelled: ["x"] },
  { is: "a keep indicator", text: "a: |+\n  x\n\n\nb: 1", value: "x\n\n\n", spelled: ["x\n\n\n"] },
  { is: "an indentation indicator", text: "a: |2\n    x\n", value: "  x\n", spelled: ["  x\n"] },
  { is: "both indicators", text: "a: |1-\n  x\n", value: " x", spelled: [" x"] },
  { is: "indicators the other way round", text: "a: |-1\n  x\n", value: " x", spelled: [" x"] },
  { is: "an indicator in a deeper mapping", text: "b: 1\na: |3\n     x\n", value: "  x\n", spelled: ["  x\n"] },
  { is: "a comment in the header", text: "a: |  # no\n  x\n", value: "x\n", spelled: ["x\n"] },
  { is: "an empty line first", text: "a: |\n\n  x\n", value: "\nx\n", spelled: ["\n  ", "x\n"] },
  { is: "a tab first", text: "a: |\n  \tx\n", value: "\tx\n", spelled: ["\tx\n"] },
  { is: "comments that are text", text: "a: |\n  # x\n  y\n", value: "# x\ny\n", spelled: ["# x", "\n  ", "y\n"] },
  { is: "no end of line", text: "a: |\n  x", value: "x\n", spelled: ["x", ""] },
  { is: "CRLF", text: "a: |\r\n  x\r\n  y\r\nb: 1\r\n", value: "x\ny\n", spelled: ["x", "\r\n  ", "y", "\r"] },
  { is: "nothing", text: "a: |\nb: 1", value: "", spelled: [] },
  {
    is: "characters of two units",
    text: "a: |\n  \u{1f600}\n  y\n",
    value: "\u{1f600}\ny\n",
    spelled: ["\u{1f600}", "\n  ", "y\n"],
  },
];

const folded: readonly Row[] = [
  { is: "lines", text: "a: >\n  x\n  y\n", value: "x y\n", spelled: ["x", "\n  ", "y\n"] },
  { is: "an empty line between", text: "a: >\n  x\n\n  y\n", value: "x\ny\n", spelled: ["x", "\n  ", "y\n"] },
  { is: "two empty lines between", text: "a: >\n  x\n\n\n  y\n", value: "x\n\ny\n", spelled: ["x\n", "\n  ", "y\n"] },
  {
    is: "deeper lines",
    text: "a: >\n  x\n    y\n    z\n  end\n",
    value: "x\n  y\n  z\nend\n",
    spelled: ["x", "\n  ", "  y", "\n  ", "  z", "\n  ", "end\n"],
  },
  { is: "a strip indicator", text: "a: >-\n  x\n  y\n", value: "x y", spelled: ["x", "\n  ", "y"] },
  { is: "a keep indicator", text: "a: >+\n\n  x\n\n", value: "\nx\n\n", spelled: ["\n  ", "x\n\n"] },
  {
    is: "a line of spaces",
    text: "a: >\n  x\n   \n  y\n",
    value: "x\n \ny\n",
    spelled: ["x", "\n  ", " ", "\n  ", "y\n"],
  },
  { is: "CRLF", text: "a: >\r\n  x\r\n  y\r\n", value: "x y\n", spelled: ["x", "\r\n  ", "y", "\r"] },
];

describe.each([
  ["plain", plain],
  ["single", single],
  ["double", double],
  ["literal", literal],
  ["folded", folded],
] as const)("a %s scalar", (style, rows) => {
  it.each(rows)("holds $is", ({ text, value, spelled, jsYaml = value }) => {
    const scalar = valueOf(text);
    expect(scalar.text).toBe(value);
    expect(spelledBy(scalar)).toEqual(spelled);
    expect(scalar.layout?.style).toBe(style);
    expect(asJsYaml(text.replace("\ufeff", ""), schemas.written)).toMatchObject([{ a: jsYaml }]);
  });
});

describe("the place of a scalar", () => {
  it.each([
    ["a: word # no", "word"],
    ["a: 'it''s' # no", "'it''s'"],
    ['a: "x\n  y"\nb: 1', '"x\n  y"'],
    ["a: |\n  x\n  y\n\nb: 1", "|\n  x\n  y"],
    ["a: >- # no\n  x\nb: 1", ">- # no\n  x"],
    ["a: x\n  y\n\nb: 1", "x\n  y"],
    ["a: &anchor x", "x"],
  ])("in %j is %j", (text, expected) => {
    expect(textOf(valueOf(text).location)).toBe(expected);
  });

  it.each([
    ["a: x\r\nb: y\r\n", "2:4-2:5"],
    ["a: x\rb: y\r", "2:4-2:5"],
    ["\ufeffa: 1\nb: y", "2:4-2:5"],
    ["a: \u{1f600}\nb: y", "2:4-2:5"],
    ["{a: '\u{1f600}', b: y}", "1:14-1:15"],
  ])("counts lines and columns in %j", (text, expected) => {
    const { documents } = readYaml(sourceFile("template.yaml", text));
    expect(rangeOf(scalarAt(documents[0], "b").location)).toBe(expected);
  });

  it("is right where a lone carriage return ends the lines", () => {
    const scalar = valueOf("a: |\r  x\r  'y'\rb: 1");
    expect(scalar.text).toBe("x\n'y'\n");
    expect(spelledBy(scalar)).toEqual(["x", "\r  ", "'y'", "\r"]);
  });
});

describe("an empty value", () => {
  it.each(["a:", "a: ~", "a: null", "a: NULL", "a: # no", "{a: }", "{a}", "a: !!null"])("%j is null", (text) => {
    const { documents, problems } = readYaml(sourceFile("template.yaml", text));
    expect(problems).toEqual([]);
    expect(documents).toMatchObject([{ kind: "mapping", entries: [{ value: { kind: "null" } }] }]);
  });

  it.each(["a: ''", "a: 'null'", 'a: "~"', "a: |-\n  null", "a: !!str", "a: ! null", "a: !!str null"])(
    "%j is a text",
    (text) => {
      expect(valueOf(text)).toMatchObject({ kind: "scalar" });
    },
  );
});

describe("the indentation of a scalar", () => {
  it.each([
    ["a: x", 0],
    ["b:\n  - 1\na: x", 0],
    ["a:\n    x", 4],
    ["a: |\n    x", 0],
  ])("in %j is %d", (text, indent) => {
    expect(valueOf(text).layout?.indent).toBe(indent);
  });
});
