import { describe, expect, it } from "vitest";
import { readLeanYaml } from "../../../../src/parsers/syntax/yaml/lean-yaml.js";
import { shortTags } from "../../../../src/parsers/syntax/yaml/short-tags.js";
import { sourceFile } from "../../../../src/source/index.js";
import { readByBoth } from "./both-readers.js";

const nested = (depth: number): string =>
  Array.from({ length: depth }, (_, level) => `${" ".repeat(level)}k:\n`).join("");
const brackets = (depth: number): string => `k: ${"[".repeat(depth)}${"]".repeat(depth)}\n`;
const longKey = (length: number): string => `${"k".repeat(length)}: v\n`;

/** What templates are written in. */
const accepted: Readonly<Record<string, string>> = {
  "a document mark at the start": "# c\n---\na: b\n",
  "a document mark with a comment": "--- # c\na: b\n",
  "a colon within a word": "a: key:value\nb:c: d\n",
  "a colon at the start of a word": "Cidr: ::/0\n",
  "a list in a list": "- - a\n  - b\n- - - c\n",
  "a mapping in a list": "- a: b\n  c:\n    - d\n-   e: f\n    g: h\n",
  "quoted keys": "\"a b\": 1\n'it''s' : 2\n",
  "a hash in a value": "a: b#c\nd: 'e # f'\ng: h #i\n",
  "spaces behind values": "a: b  \nc:   \nd: 'x'  \n",
  "no value": "a:\nb: # c\n\nc:   \nd: !Ref\ne: ",
  null: "a: ~\nb: null\nc: Null\nd: NULL\ne: nUll\nf: '~'\ng: !Ref ~\n~: x\n",
  "blank lines in a block scalar": "a: |\n\n  b\n\n    c\n   \n\n  d\n\nb: >\n  x\n\n\n  y\n     z\n  w\n",
  "kept and stripped ends": "a: |+\n  x\n\n\nb: |-\n  x\n\nc: >+\n  y\n \nd: >-\n  y\n",
  "stated indents": "a: |2\n    x\n  y\nb:\n  - >-1\n    x\n   y\n",
  "a comment behind a header": "a: | # c\n  x\nb: >  #d\n  y\n",
  "a comment behind a block scalar": "a:\n  b: |\n    x\n   # c\n# d\n  e: f\n",
  "a block scalar in a list": "- |\n x\n- >\n  y\n-\n  z\n",
  "a block scalar without a last line break": "a: |\n  x",
  "a block scalar with tabs": "a: |\n  x\ty\n  \tz\n",
  CRLF: "a: b\r\nc:\r\n  - d # e\r\n\r\n  - 'f'\r\n",
  "block scalars with CRLF": "a: |\r\n  x\r\n\r\n  y\r\nb: >-\r\n  x\r\n  y\r\n   z\r\n",
  "texts over several lines with CRLF": "a: b\r\n  c\r\n\r\n  d\r\ne: 'f\r\n  g'\r\n",
  "tabs in texts": "a: b\tc\t\nd: 'e\t'\n",
  unicode: "é: ü\n\u{1f600}: '\u{1f600}'\na: \"\\u00e9\\x41\\ud83d\"\n",
  "separators that are no line breaks": "a: b\u0085c\nd: e\u2028f\ng: |\n  h\u2029i\n",
  "a list at the column of its key": "a:\n- b\n- c: d\n  e: f\n-\ng: !Join\n- ','\n- - h\n",
  "brackets over lines": "a: [b,\n  c , # d\n\n  e\n  ]\nf: {\n  g: h,\n  i:\n    j\n}\n",
  "a last bracket below its key": "a:\n  b: [\n    c\n  ]\n",
  "keys without a value in brackets": "a: {a, b: c, d: , 'e', f:}\n",
  "a comma behind the last item": "a: [b, ]\nc: {d: e,}\n",
  "brackets in brackets": "a: [[], {}, [{b: [c]}], {d: {e: f}}]\n",
  "no space behind a colon": 'a: {"b":c, "d":[e], \'f\' :g}\n',
  "a key over two lines in brackets": "a: {'b\n  c': d}\n",
  "marks at the start of words in brackets": "a: [:b, ?c, -d, {:e: f}]\n",
  "words with marks": "a: b,c\nd: e[f]\ng: h{i}\nj: ?k\nl: -m\nn: o*p&q!r|s>t\n",
  "tags in brackets": "a: !Join ['', [!Ref a, !Sub 'b', !If [c, !Ref d, {e: !GetAtt f.g}]]]\n",
  "tags in blocks": "a: !Sub\n  - b\n  - c: !GetAtt d.e.f\ng: !If # x\n  h: i\nj:\n  !Ref k\n",
  "an unknown tag": "a: !Own b\nc: !Own\n",
  "a text over several lines": "a: b\n  c\n\n  - d\n  'e'\nf:\n  g\n  h # i\n",
  "quotes over several lines": "a: 'b\n  c\n\n\n  d '\ne: \"f  \n  g\\n\n\n  h\"\n",
  "a value below its key": "a:\n\n  # c\n  b\nc:\n  'd'\ne:\n  [f]\ng:\n  |\n  h\n",
  "a key that is written twice": "a: 1\na: 2\n",
  "a merge of a value": "<<: {a: 1, b: 2}\nb: 3\n",
  "comments at any column": "  # a\na: # b\n# c\n      # d\n  b:\n # e\n    c: d # f\n# g\n",
  "a long line": `a: ${"word ".repeat(50_000)}\nb: "${"x".repeat(300_000)}"\n`,
  "a long key": longKey(900),
  "a tag without a value in brackets": "a: [!Ref , b, !GetAZs ]\n",
  "pairs in a list in brackets": "a: [0, Fn::GetAZs: !Ref b, 'c': [d: e]]\n",
  "texts over several lines in brackets": "a: [b\n  c, {d: e\n\n  f - g, h: i}]\n",
  "a tag on a line of its own": "a:\n  !If\n  - b\n  - c\nd:\n  !Sub # e\n    f\n    g\nh:\n  !X\n  i: j\n",
  "a tag on a line of its own in a list": "-\n  !If\n  - b\n- c\n",
  "tags with colons": "a: !Rain::Embed b\nc: !Rain::Module\n  d: e\n",
  "escaped line breaks": 'a: "b\\\n  c \\\r\n  \\ d\\\n  "\n',
  "deep blocks": nested(90),
  "deep brackets": brackets(90),
  "keys of objects": "constructor: !constructor a\n__proto__: toString\n",
};

/** What is wrong, or what the library has to read. */
const declined: Readonly<Record<string, string>> = {
  nothing: "",
  "nothing but comments": "# a\n\n# b\n",
  "a text": "a\n",
  "brackets alone": "[a]\n",
  "two documents": "a: b\n---\nc: d\n",
  "the end of a document": "a: b\n...\n",
  "content behind a document mark": "--- a: b\n",
  "a second document with its content behind the mark": "a: b\n--- c: d\n",
  "a key behind the end of a document": "a: b\n... c: d\n",
  "a directive": "%YAML 1.2\n---\na: b\n",
  "a byte order mark": "\ufeffa: b\n",
  "a byte order mark behind a blank line": "\n\ufeffa: b\n",
  "a lone CR": "a: b\rc: d\n",
  "an anchor": "a: &b c\n",
  "an alias": "a: *b\n",
  "a complex key": "? a\n: b\n",
  "an empty key": ": a\n",
  "a list as a key": "[a]: b\n",
  "a tagged key": "!Ref a: b\n",
  "a key over two lines": "'a\n  b': c\n",
  "a plain key over two lines": "a:\n  b\n  c: d\n",
  "a plain key over two lines in a list": "- a\n  b: c\n",
  "a key without a colon": "a: b\nc\n",
  "a mapping behind a colon": "a: b: c\n",
  "a list behind a colon": "a: - b\n",
  "a list behind a tag": "- !If - b\n",
  "a tag of YAML": "a: !!str b\n",
  "a tag without a name": "a: ! b\n",
  "a verbatim tag": "a: !<b> c\n",
  "two tags": "a: !Ref !Sub b\n",
  "two tags on two lines": "a: !Ref\n  !Sub b\n",
  "a tag against a bracket": "a: !Join[b]\n",
  "a tag with its value on the next line in brackets": "a: [!Ref\n  b]\n",
  "a dash in brackets": "a: [-, b]\n",
  "a tab as indent": "a:\n\tb: c\n",
  "a tab behind a colon": "a:\tb\n",
  "a tab behind quotes": "a: 'b'\t\n",
  "a tab on a blank line": "a: b\n\t\nc: d\n",
  "a tab behind a block scalar": "a: |\n  b\n \t\nc: d\n",
  "a tab as indent within quotes": "a: ['b\n  \tc', d]\n",
  "spaces without a line break behind a block scalar": "a: |\n  b\n  ",
  "a comment within a text over several lines": "a: b\n  # c\n  d\n",
  "a tab as indent within a text": "a: b\n  \tc\n",
  "a wrong indent": "a:\n    b: c\n  d: e\n",
  "a key that is indented more": "a: b\n  c: d\n",
  "a list between keys": "a: b\n- c\n",
  "keys behind a list": "- a\nb: c\n",
  "text behind quotes": "a: 'b' c\n",
  "a comment against quotes": "a: 'b'#c\n",
  "a comment against a bracket": "a: [b]#c\n",
  "a comment against a comma": "a: [b,#c\n  d]\n",
  "an open quote": "a: 'b\n",
  "an open bracket": "a: [b\n",
  "a wrong bracket": "a: [b}\n",
  "text behind a bracket": "a: [b] c\n",
  "quotes with too little indent": "a:\n  b: 'c\n  d'\n",
  "brackets with too little indent": "a:\n  b: [c,\n  d]\n",
  "an inner bracket with too little indent": "a:\n  b: [[c\n  ]]\n",
  "two commas": "a: [b,, c]\n",
  "a comma at the start": "a: [, b]\n",
  "a missing comma": "a: ['b' 'c']\n",
  "a pair over two lines in a list in brackets": "a: [b\n  c: d]\n",
  "a pair without a value in brackets": "a: [b: , c]\n",
  "a plain key over two lines in brackets": "a: {b\n  c: d}\n",
  "an escaped line break before a blank line": 'a: "b\\\n\n  c"\n',
  "a key and a colon on two lines in brackets": "a: {b\n  : c}\n",
  "a text with @ at its start": "a: @b\n",
  "a text with a backtick at its start": "a: `b\n",
  "a text with % at its start": "a: %b\n",
  "an escape that there is not": 'a: "\\q"\n',
  "an escape without its digits": 'a: "\\u00g0"\n',
  "a wrong header of a block scalar": "a: |22\n    b\n",
  "text behind the header of a block scalar": "a: | b\n  c\n",
  "a comment against the header of a block scalar": "a: |#b\n  c\n",
  "a block scalar without content": "a: |\nb: c\n",
  "a block scalar that is not indented": "a:\n  b: |\n  c\n",
  "a long blank line before a block scalar": "a: |\n    \n  b\n",
  "a long blank line behind a block scalar": "a: |\n  b\n    \nc: d\n",
  "a comment with less indent before a text": "a:\n  b:\n#c\n    d\n  e: f\n",
  "a key that is too long": longKey(1100),
  "a key that is too long in a list in brackets": `a: [${longKey(1100).trim()}]\n`,
  "blocks that are too deep": nested(300),
  "brackets that are too deep": brackets(300),
};

describe("the lean reader of YAML", () => {
  // A search for the end of the line at each text would take minutes.
  it("reads a line with very many texts", { timeout: 10_000 }, () => {
    const file = sourceFile("long.yaml", `a: [${"'b', \"c\", d, ".repeat(300_000)}]\n`);
    expect(readLeanYaml(file, shortTags)).not.toHaveProperty("doubtAt");
  });

  it.each(Object.entries(accepted))("reads the same as the library: %s", (_, text) => {
    expect(readByBoth(text)).toBeDefined();
  });

  it.each(Object.entries(declined))("declines %s", (_, text) => {
    expect(readByBoth(text)).toBeUndefined();
  });
});
