import { expect, it } from "vitest";
import { withPlainPlaces } from "../../../src/parsers/documents/arn-places.js";
import type { Location } from "../../../src/source/index.js";
import type { Text, TextPart } from "../../../src/tree/index.js";

const location: Location = { file: { path: "main.tf", text: "" }, start: 0, end: 0 };

/** A text in which `<x>` is a hole. */
function textOf(written: string): Text {
  const parts = written.split(/(<\w+>)/).filter((piece) => piece !== "");
  return {
    kind: "text",
    location,
    parts: parts.map((piece): TextPart => {
      const base = { location, origin: { from: "written" } } as const;
      const [, id] = /^<(\w+)>$/.exec(piece) ?? [];
      return id === undefined
        ? { ...base, kind: "literal", text: piece }
        : { ...base, kind: "hole", symbol: { id, shape: "any" }, reason: "not known" };
    }),
  };
}

it.each([
  ["arn:aws:ssm:<region>:<account>:parameter/<name>", "region account"],
  ["arn:aws:ssm:<region>:123456789012:parameter/x", "region"],
  ["arn:aws:ssm:*:<account>:parameter/x", "account"],
  ["arn:aws:ssm:eu-west-1:<account>:<what>", "account"],
  ["arn:aws:iam::<account>:role/x", "account"],
  ["arn:<partition>:s3:::<bucket>/*", "partition"],
  // The hole may be both, or a part of one.
  ["arn:aws:logs:<place>:log-group:x", ""],
  ["arn:aws:logs:<place>:*", ""],
  ["arn:aws:sqs:<region><account>:<queue>:x", ""],
  ["arn:aws:sqs:eu-<region>:<account>:x", ""],
  ["arn:aws:<service>:eu-west-1:123456789012:x", ""],
  ["arn:aws:s3:::<bucket>", ""],
  ["arn:aws:sqs:<rest>", ""],
  ["<prefix>:sqs:<region>:<account>:x", ""],
  ['{ "Resource": "arn:aws:sqs:<region>:<account>:x" }', ""],
])("%s: no colon in %j", (written, found) => {
  const { parts } = withPlainPlaces(textOf(written));
  const plain = parts.flatMap((part) =>
    part.kind === "hole" && part.symbol.shape === "segment" ? part.symbol.id : [],
  );
  expect(plain.join(" ")).toBe(found);
});
