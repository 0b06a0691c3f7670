import { expect, it } from "vitest";
import { db } from "@/lib/platform/db/client";
import { newId } from "@/lib/platform/ids";
import { hasBlob } from "@/lib/platform/storage/blobs";
import { pagesPdf } from "@/tests/support/pdfs";
import { newActor } from "@/tests/support/people";
import { createDraft } from "../contracts/drafting/create-draft";
import { acceptUpload } from "../contracts/intake/accept-upload";
import { housekeeping, scheduleHousekeeping } from "./housekeeping";

const later = (days: number) => new Date(Date.now() + days * 86_400_000);

it("removes uploads that never became a contract, and keeps those that did", async () => {
  const actor = await newActor();
  const [left, used] = await Promise.all(
    [2, 3].map((pages) => acceptUpload(actor, { fileName: `${pages}.pdf`, chunks: [pagesPdf(pages)] })),
  );
  await createDraft(actor, { uploadId: used!.uploadId });
  const shaOf = async (id: string) => (await db().upload.findUniqueOrThrow({ where: { id } })).blobSha256;
  const [leftSha, usedSha] = [await shaOf(left!.uploadId), await shaOf(used!.uploadId)];
  await housekeeping({}, {}, later(1));
  expect(await hasBlob(leftSha)).toBe(true);
  await housekeeping({}, {}, later(3));
  expect(await hasBlob(leftSha)).toBe(false);
  expect(await hasBlob(usedSha)).toBe(true);
  expect(await db().upload.count({ where: { id: left!.uploadId } })).toBe(0);
});

it("removes what is long over, and nothing else", async () => {
  const { accountId } = await newActor();
  const session = (expiresAt: Date) => db().session.create({ data: { id: newId(), accountId, expiresAt } });
  const [over, live] = await Promise.all([session(later(-31)), session(later(1))]);
  await housekeeping({}, {});
  const ids = (await db().session.findMany({ where: { accountId } })).map(({ id }) => id);
  expect(ids).toContain(live.id);
  expect(ids).not.toContain(over.id);
});

it("is asked for once a day", async () => {
  await scheduleHousekeeping();
  await scheduleHousekeeping();
  const today = new Date().toISOString().slice(0, 10);
  expect(await db().outboxTask.count({ where: { key: `housekeeping:${today}` } })).toBe(1);
});
