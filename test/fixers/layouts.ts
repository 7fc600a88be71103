/** A value to be written in some layout. */
export type Value = string | readonly Value[] | { readonly [key: string]: Value };

/** Decides one of several layouts, again and again. */
export type Roll = (sides: number) => number;

/** Numbers that a property test gives, from the first on when they are used up. */
export function rollOf(numbers: readonly number[]): Roll {
  let at = 0;
  return (sides) => (numbers.length === 0 ? 0 : (numbers[at++ % numbers.length] ?? 0) % sides);
}

export function yamlOf(value: Value, roll: Roll): string {
  return `${blockLines(value, 0, roll, [2, 4][roll(2)] ?? 2, roll(2)).join("\n")}${roll(3) === 0 ? "" : "\n"}`;
}

/** The lines of a value on lines of their own, the first one indented as well. */
function blockLines(value: Value, column: number, roll: Roll, unit: number, listOffset: number): string[] {
  const space = " ".repeat(column);
  if (typeof value === "string" || isEmpty(value)) return [space + flow(value, roll)];
  const lines: string[] = [];
  for (const [key, item] of Array.isArray(value)
    ? value.map((one: Value) => ["", one] as const)
    : Object.entries(value)) {
    if (roll(6) === 0) lines.push(["", `${space}# a remark, with [brackets]`][roll(2)] ?? "");
    const isItem = Array.isArray(value);
    const head = isItem ? `${space}-` : `${space}${yamlKey(key, roll)}:`;
    if (typeof item === "string" && item.includes("\n") && roll(3) > 0) {
      const deeper = " ".repeat(column + unit);
      lines.push(
        `${head} ${["|", "|-", ">"][roll(3)] ?? "|"}`,
        ...item
          .trimEnd()
          .split("\n")
          .map((line) => deeper + line),
      );
      continue;
    }
    const isOnLine = typeof item === "string" || isEmpty(item) || roll(4) === 0;
    if (isOnLine) {
      lines.push(`${head} ${flow(item, roll)}${roll(5) === 0 ? " # why: {not}" : ""}`);
      continue;
    }
    const offset = Array.isArray(item) ? listOffset * unit : unit;
    const inner = blockLines(item, isItem ? column + 2 : column + offset, roll, unit, listOffset);
    const canBeCompact = isItem && inner[0]?.startsWith(`${space}  `) === true && !inner[0].trimStart().startsWith("#");
    const isCompact = canBeCompact && roll(4) > 0;
    if (isCompact) lines.push(`${head} ${(inner.shift() ?? "").trimStart()}`, ...inner);
    else lines.push(`${head}${roll(6) === 0 ? " # below" : ""}`, ...inner);
  }
  return lines;
}

function yamlKey(key: string, roll: Roll): string {
  return roll(5) === 0 ? JSON.stringify(key) : key;
}

function flow(value: Value, roll: Roll): string {
  if (typeof value === "string") return yamlScalar(value, roll);
  const pad = roll(2) === 0 ? "" : " ";
  if (Array.isArray(value)) return `[${value.map((item: Value) => flow(item, roll)).join(", ")}]`;
  const entries = Object.entries(value).map(([key, item]) => `${yamlKey(key, roll)}: ${flow(item, roll)}`);
  return `{${pad}${entries.join(", ")}${pad}}`;
}

function yamlScalar(text: string, roll: Roll): string {
  const canBePlain = /^[a-z][\w.:/-]*\w$/i.test(text) && !/^(?:true|no|on|off|yes|false|null)$/i.test(text);
  const style = roll(canBePlain ? 3 : text.includes("\n") ? 1 : 2);
  return style === 2 ? text : style === 1 ? `'${text.replaceAll("'", "''")}'` : JSON.stringify(text);
}

function isEmpty(value: Value): boolean {
  return typeof value !== "string" && Object.keys(value).length === 0;
}

export function jsonOf(value: Value, roll: Roll): string {
  const unit = ["  ", "    ", "\t", " "][roll(4)] ?? "  ";
  const isCompact = roll(4) === 0;
  return jsonText(value, "", unit, roll, isCompact) + (roll(3) === 0 ? "" : "\n");
}

function jsonText(value: Value, indent: string, unit: string, roll: Roll, isCompact: boolean): string {
  if (typeof value === "string") return JSON.stringify(value);
  const isList = Array.isArray(value);
  const inner = indent + unit;
  const isOnLine = isCompact || isEmpty(value) || roll(3) === 0;
  const colon = isCompact ? ":" : ": ";
  const parts = isList
    ? value.map((item: Value) => jsonText(item, inner, unit, roll, isCompact || isOnLine))
    : Object.entries(value).map(
        ([key, item]) => `${JSON.stringify(key)}${colon}${jsonText(item, inner, unit, roll, isCompact || isOnLine)}`,
      );
  const [incompleteReason, close] = isList ? ["[", "]"] : ["{", "}"];
  if (isOnLine) return incompleteReason + parts.join(isCompact ? "," : ", ") + close;
  return `${incompleteReason}\n${parts.map((part) => inner + part).join(",\n")}\n${indent}${close}`;
}

export function hclOf(value: Value, indent: string, roll: Roll): string {
  if (typeof value === "string") return JSON.stringify(value).replace(/[$%](?=\{)/g, "$&$&");
  const isList = Array.isArray(value);
  const inner = `${indent}  `;
  const [incompleteReason, close] = isList ? ["[", "]"] : ["{", "}"];
  if (isEmpty(value)) return incompleteReason + close;
  const isOnLine = roll(4) === 0;
  const sign = ["=", ":"][roll(2)] ?? "=";
  const parts = isList
    ? value.map((item: Value) => (isOnLine ? oneLine(item) : hclOf(item, inner, roll)))
    : Object.entries(value).map(([key, item]) => {
        const name = /^\w+$/.test(key) && sign === "=" ? key : JSON.stringify(key);
        return `${name} ${sign} ${isOnLine ? oneLine(item) : hclOf(item, inner, roll)}`;
      });
  if (isOnLine) return `${incompleteReason} ${parts.join(", ")} ${close}`;
  const needsComma = isList || roll(2) === 0;
  const hasLastComma = needsComma && roll(2) === 0;
  const lines = parts.map((part, index) => {
    const comma = needsComma && (index < parts.length - 1 || hasLastComma) ? "," : "";
    return `${inner}${part}${comma}${roll(5) === 0 ? " # why, [so]" : ""}`;
  });
  const remark = roll(6) === 0 ? [`${inner}// the end`] : [];
  return [incompleteReason, ...lines, ...remark, indent + close].join("\n");
}

function oneLine(value: Value): string {
  return hclOf(value, "", () => 0);
}
