import type { Bomb } from "./bomb.js";
import { aliases } from "./kinds/aliases.js";
import { alike } from "./kinds/alike.js";
import { chains } from "./kinds/chains.js";
import { circles } from "./kinds/circles.js";
import { conditions } from "./kinds/conditions.js";
import { directives } from "./kinds/directives.js";
import { doubling } from "./kinds/doubling.js";
import { files } from "./kinds/files.js";
import { findings } from "./kinds/findings.js";
import { fixes } from "./kinds/fixes.js";
import { functions } from "./kinds/functions.js";
import { keys } from "./kinds/keys.js";
import { logs } from "./kinds/logs.js";
import { longTexts } from "./kinds/long-texts.js";
import { loops } from "./kinds/loops.js";
import { many } from "./kinds/many.js";
import { nesting } from "./kinds/nesting.js";
import { oddNames } from "./kinds/odd-names.js";
import { patterns } from "./kinds/patterns.js";
import { specialFiles } from "./kinds/special-files.js";

/** All bombs, small ones first. */
export const bombs: readonly Bomb[] = [
  ...conditions,
  ...doubling,
  ...aliases,
  ...circles,
  ...chains,
  ...loops,
  ...functions,
  ...patterns,
  ...many,
  ...alike,
  ...fixes,
  ...directives,
  ...files,
  ...specialFiles,
  ...oddNames,
  ...nesting,
  ...keys,
  ...findings,
  ...logs,
  ...longTexts,
];
