/** Words that every object of JavaScript has. */
export const objectWords: readonly [string, ...string[]] = [
  "constructor",
  "toString",
  "__proto__",
  "hasOwnProperty",
  "valueOf",
  "isPrototypeOf",
  "__defineGetter__",
];

/** Those words, and texts that are empty, numbers or very long. */
export const words: readonly string[] = [...objectWords, "0", "", "x".repeat(5000)];

/** Texts that only a program writes that takes something else for a text. */
export const slips = /\[object \w+\]|\bundefined\b|\bNaN\b|native code|function \w*\(|=> \{/;
