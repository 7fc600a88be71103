import { indentedBy } from "./edit-case.js";

export const indents = [indentedBy("    "), indentedBy("\t")];

/** A resource of the type, the lines behind it as given. */
export function resource(type: string, rest: string): string {
  return `{
  "Resources": {
    "One": {
      "Type": "${type}"${rest}
    }
  }
}
`;
}
