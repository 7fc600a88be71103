import { describe, expect, it } from "vitest";
import { failure, visible, visibleJson, visibleLines, visibleReport } from "../../src/source/index.js";

describe("visible", () => {
  it.each([
    ["escape and bell", "a\u001B[31mb\u0007", String.raw`a\x1b[31mb\x07`],
    ["line ends and tabs", "a\r\nb\tc", String.raw`a\r\nb\tc`],
    ["C1 and delete", "\u0085\u009B\u007F", String.raw`\x85\x9b\x7f`],
    ["directions", "\u202E\u2066\u200F", String.raw`\u202e\u2066\u200f`],
    ["separators", "\u2028\u2029", String.raw`\u2028\u2029`],
    ["zero width", "\u200B\u2060\uFEFF\u00AD\uFE0F", String.raw`\u200b\u2060\ufeff\xad\ufe0f`],
    ["tags", "\u{E0041}", String.raw`\u{e0041}`],
    ["half of a pair", "\uD800x", String.raw`\ud800x`],
    ["a command at the start", "::error::x", String.raw`\x3a:error::x`],
    ["a command of a later word", "x ::Set-Output name=a::b", String.raw`x \x3a:Set-Output name=a::b`],
    ["a command after a wide space", "x\u3000::error::", "x\u3000\\x3a:error::"],
    ["a command in brackets", "x ##[error]y ##vso[task]", String.raw`x #\x23[error]y #\x23vso[task]`],
  ])("shows %s", (_, text, shown) => {
    expect(visible(text)).toBe(shown);
    expect(visible(shown)).toBe(shown);
  });

  it.each(["arn:aws:s3:::b/${x}", "AWS::DMS::Endpoint", "::1/128", "\u00E9 \u{1F600} ## [x] C:\\x1b"])(
    "leaves %s",
    (text) => {
      expect(visible(text)).toBe(text);
    },
  );

  it("keeps lines apart where dmslint wrote them", () => {
    expect(visibleLines("a\r\n::error::\n")).toBe("a\\r\n\\x3a:error::\n");
  });
});

describe("visibleJson", () => {
  const value = { "a\u009B": ["\u001B\u202E\u{E0041}\uD800\n", "##[error]", "\\u001b"], b: 1 };

  it("changes no value", () => {
    expect(JSON.parse(visibleJson(value))).toEqual(value);
    expect(JSON.parse(visibleJson(value, 2))).toEqual(value);
  });

  it("is visible", () => {
    for (const text of [visibleJson(value), visibleJson(value, 2)]) expect(visibleLines(text)).toBe(text);
  });
});

describe("visibleReport", () => {
  it("keeps line ends, tabs and its colours", () => {
    const report = "\u001B[31ma\u001B[39m\tb\r\n\u001B[2Jc\rd";
    expect(visibleReport(report, true)).toBe("\u001B[31ma\u001B[39m\tb\r\n\\x1b[2Jc\\rd");
    expect(visibleReport(report, false)).toBe("\\x1b[31ma\\x1b[39m\tb\r\n\\x1b[2Jc\\rd");
  });
});

describe("visibleReport of a format of the user", () => {
  it.each(["⚠️", "❤️‍🔥", "👩🏽‍💻", "🏳️‍🌈", "1️⃣", "🇪🇺", "🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F} ⚠️"])(
    "keeps the emoji %s",
    (emoji) => {
      expect(visibleReport(`a ${emoji} b`, false)).toBe(`a ${emoji} b`);
    },
  );

  it("shows what joins nothing", () => {
    expect(visibleReport("⚠️ a\uFE0Fb\u200Dc \u202E1️⃣\u200D", false)).toBe(
      String.raw`⚠️ a\ufe0fb\u200dc \u202e1️⃣\u200d`,
    );
  });
});

describe("failure", () => {
  it("has one line for each problem, whatever it quotes", () => {
    expect(failure("no a\n::error::b", "no c").message).toBe("no a\\n::error::b\nno c");
  });
});
