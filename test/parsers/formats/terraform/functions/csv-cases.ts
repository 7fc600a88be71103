import type { FunctionCase } from "./function-cases.js";

export const csvCases: readonly FunctionCase[] = [
  [
    String.raw`csvdecode("name,bucket\na,one\nb,two\n")`,
    [
      { name: "a", bucket: "one" },
      { name: "b", bucket: "two" },
    ],
  ],
  [
    String.raw`csvdecode("a,b\r\n\r\n\"x,\"\"y\"\"\nz\",\r\n,w")`,
    [
      { a: 'x,"y"\nz', b: "" },
      { a: "", b: "w" },
    ],
  ],
  [String.raw`csvdecode("a\n\"\"\n")`, [{ a: "" }]],
  ['csvdecode("a,b")', []],
  [String.raw`{ for row in csvdecode("n,v\nx,y") : row.n => row.v }`, { x: "y" }],
  [String.raw`try(csvdecode("a,b\n1"), "none")`, "none"],
  [String.raw`try(csvdecode("a,a\n1,2"), "none")`, "none"],
  [String.raw`try(csvdecode("a\nx\"y"), "none")`, "none"],
  [String.raw`try(csvdecode("a\n\"x"), "none")`, "none"],
  ['try(csvdecode(""), "none")', "none"],
  ["csvdecode(var.unset)", "?variable unset has no value"],
];
