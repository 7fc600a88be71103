import { pick, type Random } from "../../../../tools/random.js";

/** Writes brackets, and tags on lines of their own, in all ways that are right or nearly so. The reader takes half of them. */
export function oddBrackets(random: Random): string {
  const forms = [
    (): string => `a: ${brackets(random, 0)}\nz: y\n`,
    (): string => `- ${brackets(random, 0)}\n- y\n`,
    (): string => `a: ${text(random)}\n`,
    (): string => `a:\n${tagged(random, pick([0, 2], random))}${pick(["z: y\n", "", "# c\n"], random)}`,
    (): string => `a:\n  b:\n${tagged(random, 4)}  c: d\n`,
    (): string => `-\n${tagged(random, 2)}`,
  ];
  return pick(forms, random)();
}

const gaps = ["", " ", " ", "  ", "\n    ", "\n      ", " # c\n    ", "\r\n    ", "\n  ", "\n\n    "];
const texts = [
  ...["a", "b c", "1", "x:y", '"q"', "b\n    c", "b\n\n      c d", "a\n    - c", "a\n    # c", "h\n    !x", "k\n  l"],
  ...["'s\n      t'", '"x\\\n      y"', '"x \\\r\n    \\ y"', '"x\\\n\n    y"'],
];
const tags = ["", "", "", "!Ref ", "!GetAZs ", "!Sub  ", "!Rain::Embed ", "!If", "!X::Y\n    ", "!Ref\n      "];

function text(random: Random): string {
  return pick(texts, random);
}

function value(random: Random, depth: number): string {
  const isText = depth > 2 || random(3) > 0;
  const written = isText ? pick([...texts, "", "", "", ""], random) : brackets(random, depth + 1);
  return pick(tags, random) + written;
}

function brackets(random: Random, depth: number): string {
  const isList = random(3) > 0;
  const colon = (): string => pick([": ", ": ", ":", " : ", ":\n    "], random);
  const item = (): string => {
    const key = isList && random(4) > 0 ? "" : text(random) + colon();
    return pick(gaps, random) + key + value(random, depth) + pick(gaps, random);
  };
  const items = Array.from({ length: 1 + random(3) }, item).join(",") + pick(["", "", "", ","], random);
  return isList ? `[${items}]` : `{${items}}`;
}

/** A tag on a line of its own, with its value below it. */
function tagged(random: Random, column: number): string {
  const pad = " ".repeat(column);
  const tag = pad + pick(["!If", "!Sub", "!X::Y", "!If # c", "!If ", `# c\n${pad}!If`], random);
  const values = [
    `${pad}- a\n${pad}- b\n`,
    `${pad}  - a\n${pad}  - ${value(random, 1)}\n`,
    `${pad}k: ${value(random, 1)}\n`,
    `${pad}${text(random).replaceAll("\n", "\n    ")}\n`,
    `\n${pad}  |\n${pad}   text\n`,
    `${pad.slice(1)}- a\n`,
    `${pad}!Ref x\n`,
    `${pad}!If\n${pad}- x\n`,
  ];
  return `${tag}\n${pick(values, random)}`;
}
