/** Computes something about an object only once, and forgets it together with the object. */
export function oncePer<Owner extends object, T>(compute: (owner: Owner) => T): (owner: Owner) => T {
  const known = new WeakMap<Owner, { readonly computed: T }>();
  return (owner) => {
    const before = known.get(owner);
    if (before) return before.computed;
    const computed = compute(owner);
    known.set(owner, { computed });
    return computed;
  };
}
