// The parts of the value tree that rules need, so that rules import from one folder only.
export { groupBy, isInside, listed, oncePer, ownValue, type Location } from "../source/index.js";
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
  reasonOf,
  type Entry,
  type Formula,
  type List,
  type Mapping,
  type Node,
  type Text,
  type TextPart,
} from "../tree/index.js";
