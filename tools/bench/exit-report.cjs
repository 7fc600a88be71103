// Loaded before a measured program: at its exit, it writes to file descriptor 3 what the process has cost.
// It is CommonJS, because a module would add some milliseconds to each start.
const { readFileSync, writeSync } = require("node:fs");
const { isMainThread } = require("node:worker_threads");

// Threads load it too.
if (isMainThread) {
  process.once("exit", report);
  // A crash has the same status as a linter that found something, so it is known by its missing report.
  process.once("uncaughtExceptionMonitor", () => process.off("exit", report));
}

function report() {
  const { user, system } = process.cpuUsage();
  const nanoseconds = /^\d+/.exec(linuxOnly(`/proc/self/task/${process.pid}/schedstat`));
  // The peak that `process.resourceUsage` gives may be that of the process that started this one.
  const kibibytes = /^VmHWM:\s+(\d+)/m.exec(linuxOnly("/proc/self/status"));
  const cost = {
    cpu: (user + system) / 1e3,
    ...(nanoseconds && { main: Number(nanoseconds[0]) / 1e6 }),
    ...(kibibytes && { megabytes: (Number(kibibytes[1]) * 1024) / 1e6 }),
  };
  writeSync(3, JSON.stringify(cost));
}

function linuxOnly(file) {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}
