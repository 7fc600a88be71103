import { shownAddress } from "../../dms/index.js";
import { display } from "../../tree/index.js";
import type { Holder } from "../policies/holder.js";
import type { PasteContext } from "./writable.js";

/** Where a name is written, and which names that place has already. */
type NamedPlace = Pick<PasteContext, "taken">;

/** The words of a holder's name, from which the names of new resources are made. */
function wordsOf(holder: Holder): readonly string[] {
  const [name, ...more] = partsOf(holder);
  return [name, ...more].flatMap((part) => part.split(/[^A-Za-z0-9]+/).filter((word) => word !== ""));
}

function partsOf(holder: Holder): readonly [string, ...string[]] {
  switch (holder.kind) {
    case "declared-role":
      return [holder.role.logicalName, ...instanceKeys(holder.role.address)];
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

/** The modules around a role. In a module itself, its roles are named without them. */
function moduleNames(holder: Holder): readonly string[] {
  if (holder.kind !== "declared-role") return [];
  return [...holder.role.address.matchAll(/\bmodule\.(\w+)/g)].map(([, name = ""]) => name);
}

/** A logical id that is free: letters and digits. `WriterRoleDmsPolicy2`. */
export function pascalName(holder: Holder, { taken }: NamedPlace, ...more: readonly string[]): string {
  const words = [...moduleNames(holder), ...wordsOf(holder), ...more].map(
    (word) => word.charAt(0).toUpperCase() + word.slice(1),
  );
  return freeName(words.join(""), "", taken);
}

/** A label of Terraform that is free. `writer_dms_2`. */
export function snakeName(holder: Holder, { taken }: NamedPlace, ...more: readonly string[]): string {
  const name = [...wordsOf(holder), ...more].join("_").toLowerCase();
  return freeName(/^\d/.test(name) ? `_${name}` : name, "_", taken);
}

/** The name, or the first one with a number that nothing has yet. */
function freeName(name: string, between: string, taken: ReadonlySet<string>): string {
  let free = name;
  for (let number = 2; taken.has(free); number += 1) free = `${name}${between}${String(number)}`;
  return free;
}
