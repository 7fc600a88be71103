import { shownAddress } from "../../dms/index.js";
import { withoutModules } from "../../fixers/index.js";
import { display } from "../../tree/index.js";
import type { Holder } from "../policies/holder.js";
import type { PasteContext } from "./writable.js";

/** Where a name is written, and which names that place has already. */
type NamedPlace = Pick<PasteContext, "isOfModule" | "taken">;

/** The words of a holder's name, from which the names of new resources are made. */
function wordsOf(holder: Holder, place: NamedPlace): readonly string[] {
  return partsOf(holder, place).flatMap((part) => part.split(/[^A-Za-z0-9]+/).filter((word) => word !== ""));
}

function partsOf(holder: Holder, { isOfModule }: NamedPlace): readonly string[] {
  switch (holder.kind) {
    case "declared-role": {
      const { address, logicalName } = holder.role;
      // In a module itself, its roles are named without the modules around them: all calls have the same text.
      if (isOfModule) return [logicalName, ...instanceKeys(withoutModules(address))];
      return [...moduleNames(address), logicalName, ...instanceKeys(address)];
    }
    case "other-role":
      return [display(holder.arn).replace(/^arn:.*role\//, "")];
    case "unset-role":
      return [shownAddress(holder.user.address).replace(/^.*\./, ""), "role"];
    case "account-role":
      return [holder.name];
    case "caller":
      return ["dms", holder.caller === "iac" ? "deployer" : holder.caller];
  }
}

/** The keys of instances of a block with `for_each` or `count`, also of the modules around it. */
function instanceKeys(address: string): readonly string[] {
  return address
    .split("[")
    .slice(1)
    .map((rest) => rest.slice(0, Math.max(0, rest.indexOf("]"))));
}

function moduleNames(address: string): readonly string[] {
  return [...address.matchAll(/\bmodule\.([\w-]+)/g)].map(([, name = ""]) => name);
}

/** A logical id that is free: letters and digits. `WriterRoleDmsPolicy2`. */
export function pascalName(holder: Holder, place: NamedPlace, ...more: readonly string[]): string {
  const words = [...wordsOf(holder, place), ...more].map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  return freeName(words.join(""), "", place.taken);
}

/** A label of Terraform that is free. `writer_dms_2`. */
export function snakeName(holder: Holder, place: NamedPlace, ...more: readonly string[]): string {
  return freeName(plainSnakeName(holder, place, more), "_", place.taken);
}

/** The number with which a label is free, as the end of a name: `-2`. Policies of one role need different names too. */
export function numberEnding(label: string, holder: Holder, place: NamedPlace, ...more: readonly string[]): string {
  return label.slice(plainSnakeName(holder, place, more).length).replaceAll("_", "-");
}

function plainSnakeName(holder: Holder, place: NamedPlace, more: readonly string[]): string {
  const name = [...wordsOf(holder, place), ...more].join("_").toLowerCase();
  return /^\d/.test(name) ? `_${name}` : name;
}

/** The name, or the first one with a number that nothing has yet. */
function freeName(name: string, between: string, taken: ReadonlySet<string>): string {
  let free = name;
  for (let number = 2; taken.has(free); number += 1) free = `${name}${between}${String(number)}`;
  return free;
}
