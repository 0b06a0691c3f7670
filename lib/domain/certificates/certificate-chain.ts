import "server-only";
import { db } from "@/lib/platform/db/client";

/**
 * The certificates above one, nearest first and the root last, in DER.
 * @param issuerId row of the certificate above; null for the root itself
 */
export async function chainAbove(issuerId: string | null): Promise<Uint8Array<ArrayBuffer>[]> {
  const chain: Uint8Array<ArrayBuffer>[] = [];
  for (let id = issuerId; id !== null; ) {
    const row: { der: Uint8Array | null; issuerId: string | null } = await db().certificate.findUniqueOrThrow({
      where: { id },
      select: { der: true, issuerId: true },
    });
    if (!row.der) throw new Error("an issuer's certificate is not issued");
    chain.push(Uint8Array.from(row.der));
    id = row.issuerId;
  }
  return chain;
}
