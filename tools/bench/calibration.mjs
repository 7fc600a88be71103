// A fixed amount of what linters do: reading text, making trees, looking up and comparing. The guard gives what dmslint costs
// as a ratio to it. When this file changes, all numbers of guard.json have to be measured again.
const text = JSON.stringify({
  Statement: Array.from({ length: 300 }, (_, index) => ({
    Sid: `Statement${index}`,
    Action: ["s3:GetObject", "s3:PutObject", "s3:ListBucket"],
    Resource: [`arn:aws:s3:::bucket-${index}`, `arn:aws:s3:::bucket-${index}/*`],
  })),
});

/** Every text of a value, with the path to it. */
function* textsOf(value, path) {
  if (typeof value === "string") yield { path, text: value };
  else for (const [key, item] of Object.entries(value)) yield* textsOf(item, [...path, key]);
}

/** How many texts of a fresh copy of the document are like another one but for its digits. */
function countAlike() {
  const groups = new Map();
  for (const found of textsOf(JSON.parse(text), [])) {
    const shape = found.text.replace(/\d+/g, "#").toLowerCase();
    groups.set(shape, [...(groups.get(shape) ?? []).slice(-20), found.path.join(".")]);
  }
  return [...groups.values()].flat().sort().length;
}

let alike = 0;
for (let round = 0; round < 150; round++) alike += countAlike();
// Printed, so that no part of it can be left out.
console.log(alike);
