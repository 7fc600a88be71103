import { expect, it } from "vitest";
import { pick, randomOf, type Random } from "../../../../tools/random.js";
import { isAccepted } from "./both-readers.js";

const operators = ["||", "&&", "==", "!=", "<", ">", "<=", ">=", "+", "-", "*", "/", "%"];

/** Where a line may end between two tokens, and where not. */
const gaps = { free: ["", " ", "\n", " # c\n", "/* c */"], line: ["", " ", " ", " /* c */ "] };

type Place = keyof typeof gaps;

/** A text of HCL that uses all of the language: `depth` limits what is inside each other. */
function expressionOf(random: Random, depth: number, place: Place): string {
  const inner = (at: Place = place): string => expressionOf(random, depth - 1, at);
  const gap = (at: Place = place): string => pick(gaps[at], random);
  const list = (): string => Array.from({ length: random(3) }, () => gap("free") + inner("free")).join(",");
  const simple = [
    () => pick(["a", "b-c", "true", "null", "1", "2.5", '""', "a.b", "each.value"], random),
    () => templateOf(random, depth),
  ];
  const composed = [
    () => `${inner()} ${pick(operators, random)}${gap()} ${inner()}`,
    () => `${pick(["-", "!"], random)}${gap()}(${inner("free")})`,
    () => `-${pick(["a", "1", "a.b[0]", "f()"], random)}`,
    () => `${inner()} ?${gap()}${inner()} :${gap()}${inner()}`,
    () => `(${gap("free")}${inner("free")}${gap("free")})`,
    () => `(${inner("free")})${pick([".a", "[0]", ".*.a", "[*].a[0]", ".0", ".*.a.b[1].c"], random)}`,
    () => `a${gap()}[${inner("free")}]${gap()}.b`,
    () => `[${list()}${gap("free")}]${pick(["", "[0]"], random)}`,
    () => `f(${list()}${gap("free")})${pick(["", ".a"], random)}`,
    () => `f(${inner("free")}...)`,
    () => objectOf(random, depth),
    () =>
      `[for x${pick(["", ", y"], random)} in ${inner("free")} :${gap("free")} ${inner("free")} if ${inner("free")}]`,
    () => `{for k, v in ${inner("free")} : ${inner("free")} => ${inner("free")}${pick(["", "..."], random)}}`,
  ];
  return pick(depth <= 0 ? simple : [...simple, ...composed], random)();
}

function objectOf(random: Random, depth: number): string {
  const items = Array.from({ length: random(3) }, () => {
    const key = pick(["a", '"b"', '"c${d}"', `(${expressionOf(random, depth - 1, "free")})`, "1"], random);
    return `${key} ${pick(["=", ":"], random)} ${expressionOf(random, depth - 1, "line")}`;
  });
  return `{ ${items.join(pick([", ", "\n", ",\n\n", " # c\n"], random))} }`;
}

function templateOf(random: Random, depth: number): string {
  const inner = (): string => expressionOf(random, depth - 1, "free");
  const mark = (text: string): string => pick([`{${text}}`, `{~ ${text} ~}`, `{ ${text} ~}`], random);
  const parts = [
    () => pick(["x", " ", "$", "%", "$${", "%%{", "\\n", '\\"', "\\u00e9", "\u{1f600}", "#", "//", "}"], random),
    () => `$${mark(inner())}`,
    () => `%${mark(`if ${inner()}`)} a %${mark("else")} b %${mark("endif")}`,
    () => `%${mark(`for k, v in ${inner()}`)} \${k} %${mark("endfor")}`,
  ];
  const count = random(4);
  return `"${Array.from({ length: count }, () => pick(depth <= 0 ? parts.slice(0, 1) : parts, random)()).join(" ")}"`;
}

it("gives the same tree as the grammar or none for texts that use all of the language", async () => {
  const random = randomOf(5);
  let accepted = 0;
  for (let count = 0; count < 1200; count++) {
    const text = `a = ${expressionOf(random, 3, "line")}\nb "c" {\n  d = ${expressionOf(random, 3, "line")}\n}\n`;
    if (await isAccepted(text)) accepted++;
  }
  expect(accepted).toBeGreaterThan(600);
}, 60_000);
