import { siteOf } from "../../source/index.js";
import { textEditsOf, type ProposedEdit } from "./proposed-edit.js";
import type { Violation } from "./violation.js";

/**
 * After so many refusals for one reason at one place, all other edits that add as much there are refused without a
 * proof.
 */
const refusalsInRow = 8;

/**
 * Counts refusals in a row, by what edits add to and by reason. A reason that names the place and not what is added is
 * the same for others: a policy that is full takes no other statement that is as long.
 */
export interface AlikeRefusals {
  /** The violation for which none of these edits is tried any more. */
  readonly violationFor: (proposed: readonly ProposedEdit[]) => Violation | undefined;
  readonly noteRefused: (proposed: ProposedEdit, violation: Violation) => void;
  /** Notes that an edit is allowed, which ends the row. */
  readonly noteAllowed: (proposed: ProposedEdit) => void;
}

interface Row {
  readonly violation: Violation;
  readonly count: number;
  readonly shortest: number;
}

export function alikeRefusals(): AlikeRefusals {
  const rows = new Map<string, Row>();
  return {
    violationFor: (proposed) => {
      const sites = new Set(proposed.map(sitesOf));
      const [site = ""] = sites;
      const row = sites.size === 1 ? rows.get(site) : undefined;
      const isAlike = row && row.count >= refusalsInRow && proposed.every((one) => lengthOf(one) >= row.shortest);
      return isAlike ? row.violation : undefined;
    },
    noteRefused: (proposed, violation) => {
      const site = sitesOf(proposed);
      const known = rows.get(site);
      // That a finding is still there, or that resources wait for each other, says nothing about other items.
      if (violation.kind !== "new finding") rows.delete(site);
      else if (site !== "") {
        const length = lengthOf(proposed);
        const row = known && isSameReason(known.violation, violation) ? known : { count: 0, shortest: length };
        rows.set(site, { violation, count: row.count + 1, shortest: Math.min(row.shortest, length) });
      }
    },
    noteAllowed: (proposed) => {
      rows.delete(sitesOf(proposed));
    },
  };
}

/** Where an edit adds items. Empty: it does something else as well. */
export function sitesOf(proposed: ProposedEdit): string {
  const sites = textEditsOf(proposed).map(siteOf);
  return sites.includes(undefined) ? "" : sites.join("\n");
}

function lengthOf(proposed: ProposedEdit): number {
  return textEditsOf(proposed).reduce((length, { text }) => length + text.length, 0);
}

function isSameReason(one: Violation, other: Violation): boolean {
  return withoutAmounts(one.reason) === withoutAmounts(other.reason);
}

/** The amounts in a reason differ with what is added. The numbers in names tell which item it is about. */
function withoutAmounts(reason: string): string {
  return reason.replace(/(?<!\S)\d+/g, "");
}
