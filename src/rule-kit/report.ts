import type { Location } from "../source/index.js";
import type { Text } from "../tree/index.js";
import type { Fixer, IamEdit } from "./fixer.js";

/** The value of a placeholder. For a text, the sentence shows its value, and the fingerprint has how it is written. */
export type MessageItem = string | number | Text | Phrase;

/**
 * Words with lists in them: `s3:GetObject and s3:PutObject on arn:aws:s3:::data/*`. A message shortens these lists too.
 */
export interface Phrase {
  readonly kind: "phrase";
  readonly words: readonly (MessageItem | readonly MessageItem[])[];
}

/** The values of the placeholders of a message, by name. */
export type MessageData<Item extends string = string> = Readonly<Record<Item, MessageItem | readonly MessageItem[]>>;

/** One of several messages of a rule, with the data that it needs: `Message<"useName", "role" | "expected">`. */
export type Message<Id extends string = string, Item extends string = string> = Id extends string
  ? { readonly messageId: Id } & DataWith<Item>
  : never;

/** Data that must have all of some items. Nothing is required if the items are not known, or if there are none. */
type DataWith<Item extends string> = string extends Item
  ? { readonly data?: MessageData }
  : [Item] extends [never]
    ? { readonly data?: object }
    : { readonly data: MessageData<Item> };

/** A message with more data. */
export type WithData<M extends Message, Item extends string> = M & { readonly data: MessageData<Item> };

/** A finding: one of several messages at a location. */
export type Report<
  Id extends string = string,
  Item extends string = string,
  Suggested = string extends Id ? Suggestion : never,
> = Message<Id, Item> & Placement<Suggested>;

/** The location of a finding, and the edits for it. */
export interface Placement<Suggested = never> {
  readonly node: { readonly location: Location };
  /** The logical address of the resource or statement that the finding is about. */
  readonly address: string;
  readonly related?: readonly RelatedPlace[];
  /** The addresses of other findings for which this one stands: the same value in many places is reported once. */
  readonly alsoAt?: readonly string[];
  /**
   * The values by which the rule decided, if they are not the node and the texts in `data`: a reported action and the
   * resources of its statement. Where a default gives one of them, the finding says so.
   */
  readonly restsOn?: readonly { readonly location: Location }[];
  readonly fix?: (fixer: Fixer) => IamEdit | readonly IamEdit[];
  readonly suggest?: readonly Suggested[];
}

/** Another place that a report is about, such as the role of an endpoint. */
export interface RelatedPlace {
  readonly location: Location;
  /** A few words: `the role`, `the statement that almost grants it`. */
  readonly message: string;
}

/** An edit that people choose: its message says what it does. */
export type Suggestion<Id extends string = string, Item extends string = string> = Message<Id, Item> & {
  readonly fix: (fixer: Fixer) => IamEdit | readonly IamEdit[];
  /** Other edits. If `fix` changes the text of other owners, the first of these that does not is offered. */
  readonly otherwise?: readonly ((fixer: Fixer) => IamEdit | readonly IamEdit[])[];
};
