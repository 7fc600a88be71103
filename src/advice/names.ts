import { shownAddress } from "../dms/index.js";
import { display } from "../tree/index.js";
import type { Holder } from "./holder.js";

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

/** A logical id: letters and digits. `WriterRoleDmsPolicy2`. */
export function pascalName(holder: Holder, ...more: readonly string[]): string {
  const words = [...moduleNames(holder), ...wordsOf(holder), ...more].map(
    (word) => word.charAt(0).toUpperCase() + word.slice(1),
  );
  return words.join("");
}

/** A label of Terraform. `writer_dms_2`. */
export function snakeName(holder: Holder, ...more: readonly string[]): string {
  const name = [...wordsOf(holder), ...more].join("_").toLowerCase();
  return /^\d/.test(name) ? `_${name}` : name;
}
