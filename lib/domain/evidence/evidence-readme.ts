import type { Evidence, EvidenceSignature } from "./evidence";

/** README.txt beside an evidence.json: what each file is, and how to check it with other people's tools. */
export function evidenceReadme(evidence: Evidence): string {
  const { contract, documents, signatures } = evidence;
  const lines = [
    `Evidence of the contract “${contract.title}”`,
    `Made ${evidence.madeAt}. Times are in UTC, digests are SHA-256.`,
    "",
    ...(evidence.sandbox ? [...sandbox, ""] : []),
    ...files,
    "",
    "The document itself is not in here. These are the digests of its last revision:",
    ...documents.map(({ fileName, base, revisions }) => `  ${revisions.at(-1)?.sha256 ?? base.sha256}  ${fileName}`),
    "Compare them with: sha256sum FILE.pdf",
    "",
    ...everySignature,
    ...(signatures.length > 0 ? ["", "One by one, where head and tail cut the signed bytes out of the file:"] : []),
    ...signatures.flatMap((signature) => {
      const [, length, resume, rest] = signature.byteRange;
      const { cms, value, timeStamp } = signature.files;
      return [
        "",
        `Revision ${signature.revision}, ${signature.certificate.subject}`,
        ...sealLines(signature),
        `  (head -c ${length} FILE.pdf; tail -c +${resume + 1} FILE.pdf | head -c ${rest}) > signed.bin`,
        `  openssl cms -verify -cades -binary -inform DER -in ${cms} -content signed.bin \\`,
        "    -CAfile certificates/root.pem -certfile certificates/authorities.pem -purpose any -out /dev/null",
        `  openssl ts -verify -token_in -in ${timeStamp} -data ${value} \\`,
        "    -CAfile certificates/root.pem -untrusted certificates/authorities.pem",
      ];
    }),
    "",
    ...history,
  ];
  return `${lines.join("\n")}\n`;
}

/** For an organization: who acted for it, and with which seals. */
function sealLines({ organization, seals }: EvidenceSignature): string[] {
  const [first] = seals;
  if (!organization || !first) return [];
  const names = new Set(seals.map(({ name, serial }) => (serial ? `${name} (serial ${serial})` : name)));
  return [`  signed by ${first.by} for ${organization.name}, with: ${[...names].join(", ")}`];
}

const sandbox = [
  "SANDBOX: the name of at least one signer was checked against a register of invented people. It proves nothing",
  "about a real person.",
];

const files = [
  "  evidence.json                    everything recorded about the contract",
  "  certificates/root.pem            the root of the authority that issued every certificate here; it is no licensed",
  "                                   authority. Compare its fingerprint with one you got another way.",
  "  certificates/authorities.pem     the authorities between the root and the certificates",
  "  certificates/…-SERIAL.pem        the certificate of each signer and of the platform",
  "  signatures/….p7s                 each signature as it stands in the PDF: CMS in DER",
  "  signatures/….sig                 its signature value, which the time stamp is over",
  "  signatures/….tst                 its time-stamp token (RFC 3161)",
];

const everySignature = [
  "All signatures at once, with Poppler:",
  "  mkdir nss && certutil -N -d sql:nss --empty-password",
  "  certutil -A -d sql:nss -n root -t CT,C,C -i certificates/root.pem",
  "  pdfsig -nssdir sql:nss -no-ocsp FILE.pdf",
];

const history = [
  "The history: each line of “events” in evidence.json names the hash of the line before. The hash is SHA-256 over the",
  "line as canonical JSON (RFC 8785) of the members contractId, sequence, type, actorKind, actorId, actorName, origin,",
  "data, at and previousHash. “origin” is the SHA-256 over the canonical JSON of address, userAgent and salt (the member",
  "originSalt). Lines marked “withheld” leave out another person's address, browser and salt; the sender's copy has them.",
];
