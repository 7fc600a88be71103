/** The languages of files that dmslint may lint. The server says nothing about those that it does not lint. */
const languages = [
  "yaml",
  "json",
  "jsonc",
  "cloudformation",
  "terraform",
  "terraform-vars",
  "opentofu",
  "opentofu-vars",
  "hcl",
] as const;

/** Only files on disk: the server reads the other files of their unit beside them. */
export const documentSelector = languages.map((language) => ({ scheme: "file", language }));
