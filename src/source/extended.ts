/**
 * A copy of an object with more properties, or other values of its own.
 *
 * It is `{ ...value, ...more }`. But in Node 20, V8 gives every object that a literal makes by a spread and then a
 * property that the spread does not have a hidden class of its own: 300 bytes, and no reader of such objects finds a
 * class that it knows. A literal that begins with a property is made as usual.
 */
export function extended<T extends object, U extends object>(value: T, more: U): T & U {
  return Object.assign({}, value, more);
}
