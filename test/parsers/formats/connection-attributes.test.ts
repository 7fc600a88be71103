import { expect, it } from "vitest";
import { readAttributes } from "../../../src/parsers/formats/connection-attributes.js";
import { createFileTreeCache } from "../../../src/parsers/index.js";
import { textOf } from "../../../src/source/index.js";
import { asText, display } from "../../../src/tree/index.js";

const attributes = "xrole=arn:role/a;note=role=arn;role=arn:role/a; Name = a=b;empty=";

it.each([
  ["a.json", JSON.stringify(attributes)],
  ["a.json", JSON.stringify(attributes).replace("note", "n\\u006fte")],
  ["a.yaml", attributes],
  ["a.yaml", `"${attributes}"`],
  ["a.yaml", `>-\n  ${attributes.replaceAll(";", ";\n  ")}`],
])("reads attributes with the places where they stand: %s, %s", (path, text) => {
  const [document] = createFileTreeCache().tree(path, text).documents;
  const read = document && asText(document);
  const values = read ? [...readAttributes(read)] : [];
  expect(values.map(([name, value]) => [name, display(value).trim()])).toEqual([
    ["xrole", "arn:role/a"],
    ["note", "role=arn"],
    ["role", "arn:role/a"],
    ["name", "a=b"],
  ]);
  for (const [name, value] of values) {
    const { location } = value;
    expect(textOf(location)).toBe(display(value));
    expect(text.slice(0, location.start).replace("\\u006f", "o")).toMatch(new RegExp(`(?:^|[^a-z])${name} ?=$`, "i"));
  }
});
