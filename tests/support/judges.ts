import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

/** What the outside tools said about one PDF. `findings` is empty when every one of them was content. */
export interface Judgement {
  /** CMS signatures (ETSI.CAdES.detached and the like), without document time stamps. */
  signatures: number;
  /** Signature time stamps found inside those CMS and accepted by `openssl ts`. */
  timestamps: number;
  /** Document time stamps (ETSI.RFC3161). */
  documentTimestamps: number;
  findings: string[];
}

interface Ran {
  code: number;
  output: string;
}

function run(command: string, args: string[], input?: Uint8Array): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = execFile(command, args, { timeout: 60_000, maxBuffer: 64 << 20 }, (error, stdout, stderr) => {
      // A judge that falls over on a broken file has not accepted it.
      const crashed = error && typeof error.code !== "number";
      if (crashed && !error.signal) reject(error);
      else if (crashed) resolve({ code: 1, output: `${stdout}${stderr}\n${command} ended by ${error.signal}` });
      else resolve({ code: error ? Number(error.code) : 0, output: `${stdout}${stderr}` });
    });
    if (input) child.stdin?.end(input);
  });
}

const lastLine = (output: string): string => output.trim().split("\n").at(-1)?.trim().slice(0, 200) ?? "";

interface RawSignature {
  covered: Uint8Array;
  der: Uint8Array;
  isTimestamp: boolean;
}

/** Finds the signatures by their bytes alone, so that the judge does not lean on the reader it judges. */
function rawSignatures(pdf: Uint8Array, findings: string[]): RawSignature[] {
  const text = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength).toString("latin1");
  const found = new Map<string, RawSignature>();
  for (const match of text.matchAll(/\/ByteRange\s*\[\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s*\]/g)) {
    const [start, length, resume, rest] = match.slice(1, 5).map(Number) as [number, number, number, number];
    const key = `${start} ${length} ${resume} ${rest}`;
    if (found.has(key)) continue;
    const gap = text.slice(length, resume);
    if (start !== 0 || resume + rest > pdf.length || !/^<[0-9a-fA-F]*>$/.test(gap)) {
      findings.push(`ByteRange [${key}]: the gap is not exactly one hexadecimal string`);
      continue;
    }
    const padded = Buffer.from(gap.slice(1, -1), "hex");
    const first = padded[1] ?? 0;
    const wide = first < 0x80 ? 0 : first & 0x7f;
    const size = wide === 0 ? 2 + first : 2 + wide + padded.readUIntBE(2, Math.min(wide, 6));
    const objectStart = text.lastIndexOf(" obj", match.index);
    const objectEnd = text.indexOf("endobj", Math.max(resume, match.index));
    found.set(key, {
      covered: Buffer.concat([pdf.subarray(0, length), pdf.subarray(resume, resume + rest)]),
      der: padded.subarray(0, size),
      isTimestamp: text.slice(objectStart, length).concat(text.slice(resume, objectEnd)).includes("ETSI.RFC3161"),
    });
  }
  return [...found.values()];
}

interface Asn1Line {
  offset: number;
  depth: number;
  size: number;
  text: string;
}

/** The signature value and the time-stamp token of a CMS, cut out with `openssl asn1parse`. */
async function stampParts(der: Uint8Array, file: string) {
  const { output } = await run("openssl", ["asn1parse", "-inform", "DER", "-in", file]);
  const lines: Asn1Line[] = [];
  for (const line of output.split("\n")) {
    const match = /^\s*(\d+):d=(\d+)\s+hl=(\d+)\s+l=\s*(\d+) (.*)$/.exec(line);
    if (match) {
      const [offset, depth, head, length] = match.slice(1, 5).map(Number) as [number, number, number, number];
      lines.push({ offset, depth, size: head + length, text: match[5] ?? "" });
    }
  }
  const signingTime = lines.some((line) => line.depth <= 8 && /:signingTime$/.test(line.text));
  const index = lines.findIndex((line) => /:id-smime-aa-timeStampToken$/.test(line.text));
  if (index < 0) return { signingTime, token: null, signatureValue: null };
  const token = lines[index + 2];
  let unsigned = index;
  while (unsigned > 0 && !/cont \[ 1 \]/.test(lines[unsigned]?.text ?? "")) unsigned--;
  const depth = lines[unsigned]?.depth;
  let value = unsigned - 1;
  while (value > 0 && lines[value]?.depth !== depth) value--;
  const octets = lines[value];
  if (!token || !octets || !/prim: OCTET STRING/.test(octets.text)) throw new Error("unexpected CMS layout");
  const content = der.subarray(octets.offset, octets.offset + octets.size);
  const header = (content[1] ?? 0) < 0x80 ? 2 : 2 + ((content[1] ?? 0) & 0x7f);
  return {
    signingTime,
    token: der.subarray(token.offset, token.offset + token.size),
    signatureValue: content.subarray(header),
  };
}

/** Runs pdfsig against the roots alone; poppler 22.12 does not know ETSI.RFC3161, so those are passed over. */
async function askPdfsig(file: string, rootFile: string, folder: string, findings: string[]): Promise<number> {
  const nss = `sql:${folder}`;
  await run("certutil", ["-N", "-d", nss, "--empty-password"]);
  const roots = (await readFile(rootFile, "utf8")).match(/-----BEGIN [\s\S]+?-----END CERTIFICATE-----/g) ?? [];
  for (const [index, root] of roots.entries()) {
    await writeFile(`${rootFile}.${index}`, root);
    await run("certutil", ["-A", "-d", nss, "-n", `root ${index}`, "-t", "CT,C,C", "-i", `${rootFile}.${index}`]);
  }
  const { output } = await run("pdfsig", ["-nssdir", nss, "-no-ocsp", file]);
  let valid = 0;
  for (const block of output.split(/^Signature #/m).slice(1)) {
    if (/Signature Type: *unknown|signature form field is not signed/.test(block)) continue;
    const name = /^\d+/.exec(block)?.[0] ?? "?";
    const signature = /Signature Validation: (.*)/.exec(block)?.[1] ?? "no verdict";
    const certificate = /Certificate Validation: (.*)/.exec(block)?.[1] ?? "no verdict";
    if (!/Signature is Valid/.test(signature)) findings.push(`pdfsig #${name}: ${signature}`);
    else if (!/Certificate is Trusted/.test(certificate)) findings.push(`pdfsig #${name}: ${certificate}`);
    else valid++;
  }
  return valid;
}

/** What pdfsig alone finds wrong; empty when it calls that many signatures valid and trusted. For many files in a row. */
export async function askPdfsigAlone(pdf: Uint8Array, rootPem: string, signatures: number): Promise<string[]> {
  const folder = await mkdtemp(path.join(tmpdir(), "pdfsig-"));
  const findings: string[] = [];
  try {
    const [file, root, nss] = ["file.pdf", "root.pem", "nss"].map((name) => path.join(folder, name)) as [
      string,
      string,
      string,
    ];
    await Promise.all([writeFile(file, pdf), writeFile(root, rootPem), mkdir(nss)]);
    const valid = await askPdfsig(file, root, nss, findings);
    if (valid < signatures) findings.push(`pdfsig: ${valid} of ${signatures} valid and trusted`);
    return findings;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * Puts a signed PDF before outside judges: `pdfsig` (Valid and Trusted), `openssl cms -verify -cades`,
 * `openssl ts -verify` on every token, and `qpdf --check`.
 *
 * @param pdf the signed file
 * @param rootPem the trusted roots; the file that somebody else signed before needs his, too
 * @param chainPem the intermediates, of the signers and of the time-stamping authority
 */
export async function judge(pdf: Uint8Array, rootPem: string, chainPem: string): Promise<Judgement> {
  const folder = await mkdtemp(path.join(tmpdir(), "judge-"));
  const findings: string[] = [];
  const judgement: Judgement = { signatures: 0, timestamps: 0, documentTimestamps: 0, findings };
  const at = (name: string) => path.join(folder, name);
  try {
    await Promise.all([
      writeFile(at("file.pdf"), pdf),
      writeFile(at("root.pem"), rootPem),
      writeFile(at("chain.pem"), chainPem),
    ]);
    const trust = ["-CAfile", at("root.pem")];
    for (const [index, signature] of rawSignatures(pdf, findings).entries()) {
      const [data, der] = [at(`${index}.bin`), at(`${index}.der`)];
      await Promise.all([writeFile(data, signature.covered), writeFile(der, signature.der)]);
      if (signature.isTimestamp) {
        judgement.documentTimestamps++;
        const args = ["ts", "-verify", "-in", der, "-token_in", "-data", data, ...trust, "-untrusted", at("chain.pem")];
        const said = await run("openssl", args);
        if (said.code !== 0) findings.push(`document time stamp ${index}: ${lastLine(said.output)}`);
        continue;
      }
      judgement.signatures++;
      const cms = ["cms", "-verify", "-cades", "-inform", "DER", "-in", der, "-binary", "-content", data];
      const said = await run("openssl", [
        ...[...cms, ...trust, "-certfile", at("chain.pem")],
        ...["-purpose", "any", "-out", "/dev/null"],
      ]);
      if (said.code !== 0) findings.push(`signature ${index}: openssl cms -cades: ${lastLine(said.output)}`);
      const { signingTime, token, signatureValue } = await stampParts(signature.der, der);
      if (signingTime) findings.push(`signature ${index}: has the signing-time attribute that PAdES forbids`);
      if (!token) continue;
      const [tokenFile, valueFile] = [at(`${index}.tst`), at(`${index}.value`)];
      await Promise.all([writeFile(tokenFile, token), writeFile(valueFile, signatureValue)]);
      const stamp = ["ts", "-verify", "-in", tokenFile, "-token_in", "-data", valueFile];
      const stamped = await run("openssl", [...stamp, ...trust, "-untrusted", at("chain.pem")]);
      if (stamped.code !== 0) findings.push(`signature ${index}: openssl ts: ${lastLine(stamped.output)}`);
      else judgement.timestamps++;
    }
    if (judgement.signatures > 0) {
      await run("mkdir", [at("nss")]);
      const valid = await askPdfsig(at("file.pdf"), at("root.pem"), at("nss"), findings);
      if (valid < judgement.signatures) findings.push(`pdfsig: ${valid} of ${judgement.signatures} valid and trusted`);
    }
    const checked = await run("qpdf", ["--check", at("file.pdf")]);
    if (checked.code !== 0 || /WARNING/.test(checked.output)) findings.push(`qpdf: ${lastLine(checked.output)}`);
    return judgement;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
