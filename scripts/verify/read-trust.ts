import { readFile } from "node:fs/promises";
import path from "node:path";
import { Asn1Error } from "@/lib/standards/asn1/asn1-error";
import { type Certificate, parseCertificate } from "@/lib/standards/x509/certificate";
import { decodePem } from "@/lib/standards/x509/pem";
import { CannotVerify } from "./cannot-verify";

/** A certificate that is trusted, and the file that says so. */
export type Trusted = { from: string; certificate: Certificate };

/**
 * Reads the certificates to trust: those of the named files; where none is named, the root that this installation
 * left in its data folder, if it has ever been started.
 * @throws CannotVerify when a named file cannot be read or holds no certificate
 */
export async function readTrust(named: readonly string[], dataFolder: string): Promise<Trusted[]> {
  if (named.length > 0) return (await Promise.all(named.map(readCertificates))).flat();
  const own = path.join(dataFolder, "ca", "root.pem");
  const text = await readFile(own, "utf8").catch(() => undefined);
  return text === undefined ? [] : certificatesIn(own, text);
}

async function readCertificates(file: string): Promise<Trusted[]> {
  const text = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    const why = error.code === "ENOENT" ? "there is no such file" : error.message;
    throw new CannotVerify(`${file}, which --trust names, cannot be read: ${why}.`);
  });
  return certificatesIn(file, text);
}

function certificatesIn(file: string, text: string): Trusted[] {
  try {
    const found = decodePem(text).map((der) => ({ from: file, certificate: parseCertificate(der) }));
    if (found.length > 0) return found;
  } catch (error) {
    if (!(error instanceof SyntaxError || error instanceof Asn1Error)) throw error;
    throw new CannotVerify(`${file} holds a certificate that cannot be read: ${error.message}.`);
  }
  throw new CannotVerify(`${file} holds no certificate in PEM form.`);
}
