import { expect, it } from "vitest";
import { lintText } from "../../../src/index.js";
import { readEmbeddedJson } from "../../../src/parsers/syntax/embedded/embedded.js";
import { readYaml } from "../../../src/parsers/syntax/yaml/read-yaml.js";
import { sourceFile } from "../../../src/source/index.js";
import { member } from "../../../src/tree/index.js";

it.each(["policy: |\n  {", "policy: |\n  [", 'policy: >\n  {"a": [1'])(
  "a JSON text that is cut off ends within the file: %j",
  (text) => {
    const [root] = readYaml(sourceFile("stack.yaml", text)).documents;
    const scalar = member(root, "policy");
    const inside = scalar?.kind === "scalar" ? readEmbeddedJson(scalar, []) : undefined;
    expect(inside?.kind).toMatch(/mapping|list/);
    expect(inside?.location.end).toBeLessThanOrEqual(text.length);
  },
);

it.each(['"\\u-2', '"\\u', '"\\uZZZZ', '"\\U-0000001'])(
  "a broken escape does not end the reading: %s",
  async (text) => {
    for (const filePath of ["stack.json", "stack.yaml"]) {
      const whole = `${filePath.endsWith("yaml") ? "AWSTemplateFormatVersion: " : '{"AWSTemplateFormatVersion": '}${text}`;
      const results = await lintText(whole, { filePath, config: false });
      const messages = results.flatMap((one) => one.messages.map(({ message }) => message));
      expect(messages.filter((message) => message.startsWith("dmslint failed"))).toEqual([]);
    }
  },
);
