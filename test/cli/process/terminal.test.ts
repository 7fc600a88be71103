import { describe, expect, it } from "vitest";
import { columnsOf } from "../../../src/cli/process/process-output.js";
import { drawingFor, obeysOrders } from "../../../src/cli/process/terminal.js";
import type { Host } from "../../../src/cli/process/host.js";

function host(isTTY: boolean, env: Host["env"] = {}, columns?: number): Pick<Host, "env" | "stdout"> {
  return { env, stdout: { write: () => true, isTTY, columns } };
}

const asked = { refusesColor: false };

describe("drawingFor", () => {
  it.each([
    ["a terminal", true, {}, true],
    ["a pipe", false, {}, false],
    ["a terminal without orders", true, { TERM: "dumb" }, false],
    ["a terminal with NO_COLOR", true, { NO_COLOR: "1" }, false],
    ["a terminal with an empty NO_COLOR", true, { NO_COLOR: "" }, true],
    ["a terminal with FORCE_COLOR=0", true, { FORCE_COLOR: "0" }, false],
    ["a terminal with FORCE_COLOR=false", true, { FORCE_COLOR: "false" }, false],
    ["a pipe with FORCE_COLOR", false, { FORCE_COLOR: "1" }, true],
    ["a pipe with FORCE_COLOR and TERM=dumb", false, { FORCE_COLOR: "1", TERM: "dumb" }, true],
    ["a pipe with FORCE_COLOR and NO_COLOR", false, { FORCE_COLOR: "1", NO_COLOR: "1" }, false],
  ])("decides on colours: %s", (_, isTTY, env, expected) => {
    expect(drawingFor(host(isTTY, env), asked).color).toBe(expected);
    expect(drawingFor(host(isTTY, env), { refusesColor: true }).color).toBe(false);
    expect(drawingFor(host(isTTY, env), { ...asked, outputFile: "report.txt" }).color).toBe(false);
  });

  it("takes a width of no columns for one that is not known", () => {
    expect([{ columns: 0 }, { columns: 1 }, undefined].map(columnsOf)).toEqual([undefined, 1, undefined]);
  });

  it("wraps lines on a terminal only", () => {
    expect(drawingFor(host(true, {}, 120), asked).width).toBe(120);
    expect(drawingFor(host(true), asked).width).toBe(80);
    expect(drawingFor(host(false, {}, 120), asked).width).toBe(Infinity);
    expect(drawingFor(host(true, {}, 120), { ...asked, outputFile: "report.txt" }).width).toBe(Infinity);
  });

  it.each([
    ["unknown", true, {}, false],
    ["GNOME's", true, { VTE_VERSION: "7600" }, true],
    ["an old one of GNOME", true, { VTE_VERSION: "4205" }, false],
    ["iTerm", true, { TERM_PROGRAM: "iTerm.app" }, true],
    ["Apple's", true, { TERM_PROGRAM: "Apple_Terminal" }, false],
    ["kitty", true, { TERM: "xterm-kitty" }, true],
    ["Windows'", true, { WT_SESSION: "1" }, true],
    ["in CI", true, { WT_SESSION: "1", CI: "true" }, false],
    ["without colours", true, { WT_SESSION: "1", NO_COLOR: "1" }, false],
    ["none", false, { WT_SESSION: "1" }, false],
    ["forced", true, { FORCE_HYPERLINK: "1" }, true],
    ["refused", true, { FORCE_HYPERLINK: "0", WT_SESSION: "1" }, false],
  ])("decides on links: the terminal is %s", (_, isTTY, env, expected) => {
    expect(drawingFor(host(isTTY, env), asked).hyperlinks).toBe(expected);
  });
});

describe("obeysOrders", () => {
  it("is about terminals that are not dumb", () => {
    expect([host(true), host(true, { TERM: "dumb" }), host(false)].map(obeysOrders)).toEqual([true, false, false]);
  });
});
