import { ownValue } from "../../../source/index.js";
/** A message of the YAML library as a sentence. */
export function yamlMessage(code: string, message: string): string {
  const first = message.split("\n")[0] ?? message;
  const pattern = patterns.find(([expression]) => expression.test(first));
  const plain = pattern ? first.replace(...pattern) : (ownValue(messages, code) ?? lowerFirst(first.trim()));
  return `This is not valid YAML: ${plain.replace(/[.:]$/, "")}.`;
}

/** Replacements for messages that use internal terms of the library. */
const patterns: readonly (readonly [RegExp, string])[] = [
  [/^Missing closing (["']).*$/, "a text has no closing $1"],
  [/^Flow (map|sequence|seq) .*end with an? (\S).*$/, "a closing $2 is missing"],
  [/^Unexpected scalar at node end.*$/, "a text follows where the value has ended"],
  [/^Unexpected (\S+) at node end.*$/, "something follows where the value has ended"],
  [/^Unexpected flow-(?:map|seq)-end token.*: "(.)".*$/, "there is no opening bracket for this $1"],
  [/^Unexpected scalar token in YAML stream.*$/, "a text follows where the value has ended"],
  [/^Unexpected (\S+) token in YAML stream.*$/, "something follows where the value has ended"],
  [/^Implicit map keys need to be followed by map values$/, "a key has no colon behind it"],
  [/^Nested mappings are not allowed.*$/, "a mapping cannot begin behind a colon on the same line"],
];

const messages: Readonly<Record<string, string>> = {
  TAB_AS_INDENT: "a tab cannot indent",
  MULTILINE_IMPLICIT_KEY: "a key must stand on one line, with a colon behind it",
  BLOCK_AS_IMPLICIT_KEY: "a mapping cannot begin behind a colon on the same line",
  MULTIPLE_TAGS: "a value can have only one tag; write the inner function in its long form",
  MULTIPLE_ANCHORS: "a value can have only one anchor",
  ALIAS_PROPS: "an alias can have no tag and no anchor",
  KEY_OVER_1024_CHARS: "a key is longer than 1024 characters",
};

function lowerFirst(text: string): string {
  return /^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}

/**
 * What is wrong with a key that is no text. `!Sub "${Issuer}:sub": x` is written in the trust of roles; `!ImportValue Fn::Sub: x`
 * is a function in another, and no key.
 */
export function keyMessage(isFunction: boolean, written: string): string {
  if (!isFunction || /^(?:Fn::|Ref$)/.test(written)) return "A key must be a text.";
  return "A key must be a text. CloudFormation resolves no function in a key: write the policy as JSON in Fn::Sub.";
}
