/** A text that is offered. */
export interface Completion {
  /** What is written, without quotes. */
  readonly text: string;
  /** One line beside it. */
  readonly detail?: string;
  /** What it is, in Markdown. */
  readonly about?: string;
  /** The number of the protocol for its kind. */
  readonly kind: number;
  /** What is offered first has the lowest number. */
  readonly order?: number;
  /** It is a key: a sign and a value follow. */
  readonly isKey?: true;
  /** It is the name of a block, which has no sign. A mapping may have several of it. */
  readonly mayRepeat?: true;
  /** The key that must not stand beside it. */
  readonly rival?: string;
  /** A reference to a declared resource, instead of a plain text. */
  readonly reference?: Reference;
  /** More follows what is written, so the editor asks again. */
  readonly isStart?: true;
}

/** A reference to an attribute of a resource, or to the resource itself (`attribute` is empty). */
export interface Reference {
  readonly name: string;
  readonly attribute: string;
  /** What stands behind it: `/*` for the objects of a bucket. */
  readonly after: string;
}

/** The numbers of the protocol. */
export const completionKinds = {
  action: 3,
  service: 9,
  reference: 18,
  key: 10,
  value: 12,
  operator: 24,
  rule: 20,
} as const;
