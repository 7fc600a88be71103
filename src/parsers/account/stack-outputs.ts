import { nothing, type AccountData, type AccountExport } from "./account-data.js";
import { at, itemsAt, textAt } from "./plain-values.js";

/**
 * Reads what `aws cloudformation list-exports` or `describe-stacks` prints. `undefined`: it is something else.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ListExports.html
 */
export function stackOutputs(value: unknown): AccountData | undefined {
  const isExports = Array.isArray(at(value, "Exports"));
  if (!isExports && !Array.isArray(at(value, "Stacks"))) return undefined;
  const outputs = itemsAt(value, "Stacks").flatMap((stack) => itemsAt(stack, "Outputs"));
  return {
    ...nothing,
    exports: [
      ...itemsAt(value, "Exports").flatMap((one) => exportOf(textAt(one, "Name"), textAt(one, "Value"))),
      ...outputs.flatMap((one) => exportOf(textAt(one, "ExportName"), textAt(one, "OutputValue"))),
    ],
  };
}

function exportOf(name: string | undefined, value: string | undefined): readonly AccountExport[] {
  return name === undefined || value === undefined ? [] : [{ name, value }];
}
