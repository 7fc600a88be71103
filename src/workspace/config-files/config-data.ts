/** The content of a valid config file. */
export interface ConfigData {
  readonly $schema?: string;
  readonly root?: boolean;
  readonly extends?: string | readonly string[];
  readonly rules?: Readonly<Record<string, RuleEntry>>;
  readonly settings?: SettingsData;
  readonly ignores?: readonly string[];
  readonly overrides?: readonly OverrideData[];
  readonly plugins?: readonly string[];
}

export interface OverrideData {
  readonly files: readonly string[];
  readonly rules: Readonly<Record<string, RuleEntry>>;
}

/**
 * The severity of a rule, with or without options. Without options, the options from earlier parts of the config stay.
 */
export type RuleEntry =
  SeverityWord | readonly [SeverityWord] | readonly [SeverityWord, Readonly<Record<string, unknown>>];

export type SeverityWord = "off" | "warn" | "error" | 0 | 1 | 2 | "0" | "1" | "2";

export interface SettingsData {
  readonly existingRoles?: readonly string[];
  /** A kind of caller, or the ARN of a role or user. */
  readonly caller?: string;
  readonly accountData?: readonly string[];
  readonly callerPolicies?: readonly string[];
  readonly partition?: string;
  readonly regions?: readonly string[];
  readonly account?: string;
  readonly parameters?: Readonly<Record<string, unknown>>;
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly targets?: readonly string[];
  readonly sources?: readonly string[];
  readonly partialPolicies?: readonly string[];
  /** Files with requirements of the user's own. */
  readonly requirements?: readonly string[];
}
