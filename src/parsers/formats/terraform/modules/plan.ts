import type { Node } from "../../../../tree/index.js";
import type { HclBlock } from "../../../syntax/hcl/hcl-ast.js";

/** What a plan knows in addition to the source of a module. */
export interface Planned {
  /** Whether everything was planned. If not, a resource without an instance in the plan may exist all the same. */
  readonly isComplete: boolean;
  /**
   * The keys of the instances of a resource or call, by its address without a key. `undefined`: the plan has no
   * instance.
   */
  keysOf(address: string): readonly InstanceKey[] | undefined;
  /** Whether a variable of the root module is secret. Then its value must not be read. */
  isSecret(variable: string): boolean;
  /** The block of an instance that no file declares. */
  blockOf(address: string): HclBlock | undefined;
  /** The value of an instance's argument or attribute. `undefined` if the plan does not know it. */
  valueOf(address: string, name: string): Node | undefined;
}

/** The key of an instance. `undefined` for a resource or call without `count` and `for_each`. */
export type InstanceKey = string | number | undefined;
