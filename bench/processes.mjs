// The processes of a measurement: servers on one core, the load generator on another, and what they cost.
import { fork, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import { cpus, setPriority } from "node:os";
import process from "node:process";
import { performance } from "node:perf_hooks";
import { fileURLToPath, URL } from "node:url";

const here = (name) => fileURLToPath(new URL(name, import.meta.url));
/** `taskset` exists on Linux only; elsewhere nothing is pinned. */
const canPin = cpus().length > 1 && spawnSync("taskset", ["-p", String(process.pid)]).status === 0;

/** Ahead of what else the machine does, where that may be asked for. */
function prefer(pid) {
  try {
    setPriority(pid, -10);
  } catch {
    // Only an administrator may; then the slices that take turns have to do.
  }
}

/** Starts a server and waits until it says where it listens. */
export async function startServer(args, { nodeArgs = [], cwd = here("..") } = {}) {
  const command = [process.execPath, ...nodeArgs, ...args];
  const [file, ...rest] = canPin ? ["taskset", "-c", "0", ...command] : command;
  const begun = performance.now();
  const child = spawn(file, rest, { cwd, stdio: ["ignore", "pipe", "inherit"] });
  prefer(child.pid);
  const port = await new Promise((resolve, reject) => {
    let text = "";
    let isListening = false;
    child.stdout.on("data", (part) => {
      // What is printed of requests afterwards is read and forgotten.
      if (isListening) return;
      text += part;
      const found = /http:\/\/(?:127\.0\.0\.1|localhost|\[::1?\]|0\.0\.0\.0):(\d+)/.exec(text);
      if (found === null) return;
      isListening = true;
      resolve(Number(found[1]));
    });
    child.once("exit", (code) => reject(new Error(`${args.join(" ")} ended with ${code} before it listened`)));
  });
  return { pid: child.pid, port, begun, stop: () => stop(child) };
}

async function stop(child) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill("SIGTERM");
  await once(child, "exit");
}

/** The load generator: `load(order)` is one slice of it. */
export function startLoad() {
  const child = fork(here("load.mjs"), { stdio: "inherit" });
  prefer(child.pid);
  if (canPin) spawnSync("taskset", ["-pc", "1", String(child.pid)]);
  return {
    async load(order) {
      child.send(order);
      const [told] = await once(child, "message");
      return told;
    },
    stop: () => stop(child),
  };
}

/** Seconds that a process has used, all its threads together; NaN where the system does not say. */
export function cpuSeconds(pid) {
  try {
    const threads = readdirSync(`/proc/${pid}/task`);
    const used = threads.map((thread) =>
      Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, "utf8").split(" ")[0]),
    );
    return used.reduce((sum, nanoseconds) => sum + nanoseconds, 0) / 1e9;
  } catch {
    return NaN;
  }
}

/** Megabytes that a process holds now, and the most it has held. */
export function memory(pid) {
  try {
    const status = readFileSync(`/proc/${pid}/status`, "utf8");
    const field = (name) => Math.round(Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1]) / 1024);
    return { now: field("VmRSS"), most: field("VmHWM") };
  } catch {
    return { now: NaN, most: NaN };
  }
}
