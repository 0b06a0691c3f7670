import "server-only";
import { z } from "zod";
import { checkPassword } from "@/lib/domain/accounts/check-password";
import type { Actor } from "@/lib/platform/actor";
import { invalid } from "@/lib/platform/errors";
import { defaultLocale, isLocale } from "@/lib/platform/i18n/locales";
import { FairQueue } from "@/lib/platform/isolation/fair-queue";
import { writeZip } from "@/lib/standards/zip/write-zip";
import { exportIndex } from "./export-index";
import { heldRecords } from "./held-records";

export const exportInput = z.object({ password: z.string().min(1, "password_missing").max(2000) });

/** One archive is made at a time, and everybody's turn comes. */
const queue = new FairQueue();

/**
 * Everything held on the actor as one ZIP file: a JSON file for each subject, and a page
 * that says in her language what each holds. Her own numbers stand in it in full, so
 * her password is asked for: whoever finds a session open takes nothing away.
 * @throws DomainError invalid `wrong_password`; limited
 */
export async function exportArchive(
  actor: Actor,
  { password }: z.output<typeof exportInput>,
  now = new Date(),
): Promise<{ fileName: string; bytes: Uint8Array<ArrayBuffer> }> {
  if (!(await checkPassword(actor.email, password, actor.address)))
    throw invalid("wrong_password", { field: "password" });
  return queue.run(actor.accountId, async () => {
    const held = await heldRecords(actor.accountId);
    const files = Object.entries(held).map(([subject, records]) => ({ name: nameOf(subject), bytes: json(records) }));
    const { locale } = held.account;
    const index = await exportIndex({
      locale: isLocale(locale) ? locale : defaultLocale,
      email: actor.email,
      madeAt: now,
      files: Object.fromEntries(Object.keys(held).map((subject) => [subject, nameOf(subject)])),
      consents: held.consents,
    });
    const about = { madeAt: now, account: actor.email, files: files.map(({ name }) => name) };
    const day = now.toISOString().slice(0, 10);
    return {
      fileName: `vermilion-my-data-${day}.zip`,
      bytes: writeZip(
        [{ name: "index.html", bytes: utf8(index) }, { name: "about.json", bytes: json(about) }, ...files],
        now,
      ),
    };
  });
}

const nameOf = (subject: string) => `${subject.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}.json`;
const utf8 = (text: string) => new TextEncoder().encode(text);
const json = (value: unknown) => utf8(`${JSON.stringify(value, null, 2)}\n`);
