/** A name with the attributes directly behind it: `var.systems`, `aws_iam_role.s3.arn`, `each.key`, `bucket`. */
export type NameSteps = readonly string[];

const keywords = new Set(["for", "in", "if", "else", "endif", "endfor", "true", "false", "null"]);

/** A name is not an attribute of something, and neither a function nor the key of an object. */
const chains = /(?<![\w.-])[A-Za-z_][\w-]*(?:\.[A-Za-z_][\w-]*)*(?![\w-]|\s*\(|\s*=(?![=>])|::)/g;

const loops = /\bfor\s+([\w-]+)(?:\s*,\s*([\w-]+))?\s+in\b/g;

/** What an HCL expression refers to. The names that its own `for` expressions declare are not included. */
export function namesInExpression(expressionText: string): readonly NameSteps[] {
  const code = expressionText.includes('"') ? withoutTexts(expressionText) : expressionText;
  const own = new Set([...code.matchAll(loops)].flatMap(([, one, other]) => [one, other]));
  return [...code.matchAll(chains)]
    .map(([chain]) => chain.split("."))
    .filter(([first = ""]) => !keywords.has(first) && !own.has(first));
}

/** The code with spaces in place of what its texts say, apart from the expressions in them. */
function withoutTexts(code: string): string {
  const modes: ("text" | "code")[] = [];
  let result = "";
  for (let at = 0; at < code.length; at++) {
    const character = code[at] ?? "";
    if (modes.at(-1) !== "text") {
      if (character === '"') modes.push("text");
      else if (character === "{") modes.push("code");
      else if (character === "}") modes.pop();
      result += character;
    } else if (character === "\\" || /^[$%]{2}\{/.test(code.slice(at, at + 3))) {
      at++;
      result += "  ";
    } else if (/^[$%]\{/.test(code.slice(at, at + 2))) {
      at++;
      modes.push("code");
      result += "  ";
    } else {
      if (character === '"') modes.pop();
      result += character === '"' ? character : " ";
    }
  }
  return result;
}
