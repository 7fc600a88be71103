const instanceKey = /\[(?:"(?:[^"\\]|\\.)*"|\d+)\]/g;

/** An address without the keys and numbers of instances: all instances of a block, and calls of a module, have the same one. */
export function withoutInstances(address: string): string {
  return address.replace(instanceKey, "");
}
