import { required } from "../../../src/graph/viewer/elements.js";
import { dialogIn } from "./rule-dialog.js";

/** Asks for the name of a file; `undefined`: the user thought better of it. */
export function askName(title: string, start: string, taken: readonly string[]): Promise<string | undefined> {
  const dialog = dialogIn("#name");
  const input = dialog.querySelector("input");
  if (!input) throw new Error("the dialog has no input");
  required(dialog, "label span").textContent = title;
  input.value = start;
  const check = (): void => input.setCustomValidity(problemOf(input.value.trim(), start, taken));
  input.oninput = check;
  check();
  dialog.returnValue = "";
  dialog.showModal();
  input.setSelectionRange(0, start.lastIndexOf(".") < 1 ? start.length : start.lastIndexOf("."));
  return new Promise((done) => {
    dialog.onclose = () => done(dialog.returnValue === "ok" ? input.value.trim() : undefined);
  });
}

function problemOf(name: string, start: string, taken: readonly string[]): string {
  if (name === "") return "A file needs a name. Its ending tells what it is: stack.yaml, main.tf, policy.json.";
  if (/^\/|\.\.(?:\/|$)|\/$/.test(name)) return "Names are like main.tf or modules/role/main.tf.";
  return name !== start && taken.includes(name) ? `There is a file ${name} already.` : "";
}
