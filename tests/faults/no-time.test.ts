import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { getHistory } from "@/lib/domain/contracts/history/get-history";
import { stopInspecting } from "@/lib/domain/contracts/intake/inspect-file";
import { performSend } from "@/lib/domain/contracts/sending/perform-send";
import { sendContract } from "@/lib/domain/contracts/sending/send-contract";
import { signContract } from "@/lib/domain/signing/sign-contract";
import { db } from "@/lib/platform/db/client";
import { allRows } from "../support/all-rows";
import { fillDraft, newDraft } from "../support/contracts";
import { newSigner, readyToSign, type SigningPerson, sentContract } from "../support/signed-contract";

let ann: SigningPerson;
beforeAll(async () => {
  ann = await newSigner(0);
});
afterEach(() => vi.restoreAllMocks());
afterAll(stopInspecting);

/** This machine's clock and the database's, by which time stamps are made, are five seconds apart. */
function clocksDiffer(): void {
  const real = Date.now;
  vi.spyOn(Date, "now").mockImplementation(() => real() + 5_000);
}

/** The authority's book of serial numbers takes no entry: nothing may be stamped without one. */
async function withoutSerials(work: () => Promise<void>): Promise<void> {
  const sql = (text: string) => db().$executeRawUnsafe(text);
  await sql(`CREATE FUNCTION no_serial() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no'; END $$`);
  await sql("CREATE TRIGGER no_serial BEFORE INSERT ON time_stamp_serial FOR EACH ROW EXECUTE FUNCTION no_serial()");
  try {
    await work();
  } finally {
    await sql("DROP TRIGGER no_serial ON time_stamp_serial");
    await sql("DROP FUNCTION no_serial");
  }
}

describe("without a time-stamping authority", () => {
  it("nothing is signed, the reason is said, and the same confirmation serves later", async () => {
    await sentContract([ann]);
    const input = await readyToSign(ann);
    const before = await allRows();
    clocksDiffer();
    await expect(signContract(ann, input)).rejects.toMatchObject({ kind: "unavailable", code: "clock_differs" });
    vi.restoreAllMocks();
    expect(await allRows()).toEqual(before);
    await withoutSerials(async () => {
      await expect(signContract(ann, input)).rejects.toThrow();
      expect(await allRows()).toEqual(before);
    });
    await signContract(ann, input);
  });

  it("nothing is sent yet; sending goes on when it is back, and gives the draft back when it is not", async () => {
    const draft = async () => {
      const contractId = await newDraft(ann);
      await sendContract(ann, { contractId, version: await fillDraft(ann, contractId, [ann]) });
      return contractId;
    };
    const [later, never] = [await draft(), await draft()];
    const before = await allRows();
    clocksDiffer();
    await expect(performSend({ contractId: later }, { attempt: 1 })).rejects.toMatchObject({ code: "clock_differs" });
    expect(await allRows()).toEqual(before);
    await performSend({ contractId: never }, { attempt: 6 });
    vi.restoreAllMocks();
    await performSend({ contractId: later }, { attempt: 2 });
    const stands = async (id: string) => {
      const { state, sendProblem } = await db().contract.findUniqueOrThrow({ where: { id } });
      return [state, sendProblem, (await getHistory(ann, id)).check.intact];
    };
    expect(await stands(later)).toEqual(["out", null, true]);
    expect(await stands(never)).toEqual(["draft", "send_failed", true]);
  });
});
