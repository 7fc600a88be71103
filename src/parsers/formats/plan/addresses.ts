import type { InstanceKey } from "../terraform/modules/plan.js";
import { addressOf } from "../terraform/instances/repetitions.js";

/** A step of an address: a module call, or the resource at the end. */
export interface AddressStep {
  /** The address up to this step, without the key of the step. */
  readonly base: string;
  /** For example `module.x`, `aws_iam_role.dms` or `data.aws_iam_role.dms`. */
  readonly name: string;
  readonly key: InstanceKey;
  /** The address with the key, in the form that the evaluation uses. */
  readonly address: string;
}

/**
 * The steps of an address such as `module.x["a"].aws_iam_role.dms[0]`. `undefined` if it is not the address of a
 * resource.
 */
export function stepsOf(address: string): readonly AddressStep[] | undefined {
  const words = wordsOf(address);
  if (!words) return undefined;
  const steps: AddressStep[] = [];
  for (let at = 0; at < words.length;) {
    const length = words[at]?.name === "data" ? 3 : 2;
    const parts = words.slice(at, at + length);
    const last = parts.at(-1);
    if (!last || parts.length < length || parts.slice(0, -1).some(({ key }) => key !== undefined)) return undefined;
    const name = parts.map((part) => part.name).join(".");
    const before = steps.at(-1);
    const base = before ? `${before.address}.${name}` : name;
    steps.push({ base, name, key: last.key, address: addressOf(base, last.key) });
    at += length;
  }
  return steps.length > 0 ? steps : undefined;
}

/** The names of the calls that lead to the module of a resource. */
export function callsOf(steps: readonly AddressStep[]): readonly string[] {
  return steps.slice(0, -1).map(({ name }) => name.slice("module.".length));
}

interface Word {
  readonly name: string;
  readonly key: InstanceKey;
}

const word = /([A-Za-z_][\w-]*)(?:\[(?:(\d+)|("(?:[^"\\]|\\.)*"))\])?(\.|$)/y;

function wordsOf(address: string): readonly Word[] | undefined {
  const words: Word[] = [];
  word.lastIndex = 0;
  while (word.lastIndex < address.length) {
    const found = word.exec(address);
    const [, name, position, key] = found ?? [];
    if (name === undefined) return undefined;
    const text = key === undefined ? undefined : keyText(key);
    words.push({ name, key: position === undefined ? text : Number(position) });
  }
  return words;
}

function keyText(quoted: string): string {
  try {
    // Terraform escapes `${` as `$${`.
    return (JSON.parse(quoted) as string).replaceAll("$${", "${").replaceAll("%%{", "%{");
  } catch {
    return quoted.slice(1, -1);
  }
}
