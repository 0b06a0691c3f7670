/**
 * A process that signs, for tests that kill one or let several race. Its parent hands over a list of jobs; it says
 * "ready", waits for "go", and tells what becomes of each job before it begins the next.
 */
import { signContract } from "../../lib/domain/signing/sign-contract";
import type { SigningJob, SigningNews } from "./signing-processes";

const tell = (news: SigningNews) => process.send?.(news);

async function work(jobs: SigningJob[], together: boolean): Promise<void> {
  const one = async ({ actor, input }: SigningJob, index: number) => {
    tell({ kind: "begun", index });
    await signContract(actor, input).then(
      () => tell({ kind: "signed", index }),
      (error: Error) => tell({ kind: "failed", index, reason: `${error.name} ${error.message}` }),
    );
  };
  if (together) await Promise.all(jobs.map(one));
  else for (const [index, job] of jobs.entries()) await one(job, index);
  tell({ kind: "done" });
}

process.on("message", ({ jobs, together }: { jobs: SigningJob[]; together: boolean }) => void work(jobs, together));
process.on("disconnect", () => process.exit(0));
tell({ kind: "ready" });
