// What a rule needs of the value tree, so that rules see one package only.
export { isInside, listed, ownValue, type Location } from "../source/index.js";
export {
  alternatives,
  and,
  asLiteral,
  asText,
  display,
  identityOf,
  implies,
  isSatisfiable,
  literalOf,
  member,
  or,
  reasonOf,
  type Entry,
  type Formula,
  type List,
  type Mapping,
  type Node,
  type Text,
  type TextPart,
} from "../tree/index.js";
