import type { Template } from "../../../src/model/index.js";
import { asText, member, type Text } from "../../../src/tree/index.js";
import { resourceOf } from "../edit-case.js";

/** The ARN of the role, as the endpoint names it. */
export function namedBy(address: string, property: string): (template: Template) => Text {
  return (template) => {
    const found = asText(member(resourceOf(template, address).properties, property));
    if (!found) throw new Error("the property is no text");
    return found;
  };
}
