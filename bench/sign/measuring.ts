// One tool in a process of its own, which can be ended when the tool hangs. Argument: the tool's name.
import type { Answer, FileName, Request, Timing, ToolName } from "./cell";
import { faultOf } from "./check";
import { makeFile } from "./files";
import { makeKeys } from "./keys";
import { loadTool } from "./load-tool";
import type { Readied, SignOnce } from "./tool";

const tool = await loadTool(process.argv[2] as ToolName);
const keys = makeKeys();
const files = new Map<FileName, Uint8Array>();
const readied = new Map<string, Readied>();

function fileOf(name: FileName): Uint8Array {
  const file = files.get(name) ?? makeFile(name);
  files.set(name, file);
  return file;
}

async function ready({ file, level }: Request): Promise<Readied> {
  const key = `${file} ${level}`;
  const known = readied.get(key);
  if (known) return known;
  const fresh = await tool.ready(fileOf(file), level, keys);
  readied.set(key, fresh);
  const made = await fresh.sign();
  const fault = fresh.whole ? faultOf(fresh.whole(made), level, keys.root) : null;
  if (fault) throw new Error(`its output does not verify: ${fault}`);
  return fresh;
}

/** Milliseconds of processor time that this process has taken. */
function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Signs until the budget of processor time is spent, at least once. */
async function time(sign: SignOnce, budget: number): Promise<Timing> {
  const processor = processorTime();
  const begin = performance.now();
  let looked = begin;
  for (let signatures = 1; ; signatures++) {
    await sign();
    const now = performance.now();
    // Looking at the processor time takes a microsecond, which would show beside a signature of fifty.
    if (now - looked < 1) continue;
    looked = now;
    const spent = processorTime() - processor;
    if (spent >= budget) return { elapsed: (now - begin) / signatures, processor: spent / signatures, signatures };
  }
}

async function answer(request: Request): Promise<Answer> {
  try {
    const { sign } = await ready(request);
    if (request.warmUp > 0) await time(sign, request.warmUp);
    return { ok: true, ...(await time(sign, request.budget)) };
  } catch (error) {
    return { ok: false, reason: error instanceof Error ? error.message : String(error) };
  }
}

process.on("message", async (request: Request) => {
  process.send?.(await answer(request));
});
process.on("disconnect", () => process.exit(0));
process.send?.("ready");
