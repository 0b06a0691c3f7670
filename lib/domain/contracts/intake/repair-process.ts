import { readFile, writeFile } from "node:fs/promises";
import { answer } from "@/lib/platform/isolation/answer";
import { repairedCopy } from "@/lib/standards/pdf/repaired-copy";

/*
 * The process in which damaged PDFs are written anew. It is given two paths, and answers whether it has written a copy.
 * repair.ts starts it and bounds its memory and time.
 */
export type RepairQuestion = { from: string; to: string };

answer<RepairQuestion, boolean>(async ({ from, to }) => {
  const copy = await repairedCopy(await readFile(from));
  if (copy) await writeFile(to, copy, { mode: 0o600 });
  return copy !== null;
});
