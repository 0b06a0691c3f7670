import "server-only";
import { db } from "@/lib/platform/db/client";
import { encodePem } from "@/lib/standards/x509/pem";

export type TrustAnchors = {
  /** Root certificates in DER. */
  roots: Uint8Array<ArrayBuffer>[];
  /** Every intermediate ever issued, in DER. */
  intermediates: Uint8Array<ArrayBuffer>[];
  rootPem: string;
  /** The intermediates as PEM blocks: of the signers and of the time stamps. */
  chainPem: string;
};

/** What others need to check what this installation issued. All of it is public. */
export async function trustAnchors(): Promise<TrustAnchors> {
  const rows = await db().certificate.findMany({
    where: { role: { in: ["root", "issuing_ca", "timestamping_ca"] }, state: { in: ["issued", "revoked"] } },
    orderBy: { notBefore: "asc" },
    select: { role: true, der: true },
  });
  const dersOf = (root: boolean) =>
    rows.filter((row) => (row.role === "root") === root).flatMap((row) => (row.der ? [Uint8Array.from(row.der)] : []));
  const [roots, intermediates] = [dersOf(true), dersOf(false)];
  const pem = (ders: Uint8Array[]) => ders.map((der) => encodePem(der)).join("");
  return { roots, intermediates, rootPem: pem(roots), chainPem: pem(intermediates) };
}

/**
 * What others need to check the electronic seals that this installation made: the roots of SM2 and every maker under
 * them, in DER, the newest first. No contract is signed under them.
 */
export async function sealAnchors(): Promise<{ roots: Uint8Array<ArrayBuffer>[]; makers: Uint8Array<ArrayBuffer>[] }> {
  const rows = await db().certificate.findMany({
    where: { role: { in: ["seal_root", "seal_maker"] }, state: "issued" },
    orderBy: { notBefore: "desc" },
    select: { role: true, der: true },
  });
  const dersOf = (wanted: string) =>
    rows.flatMap(({ role, der }) => (role === wanted && der ? [Uint8Array.from(der)] : []));
  return { roots: dersOf("seal_root"), makers: dersOf("seal_maker") };
}
