/**
 * What every column that can hold text or bytes may hold of people: the one place where a new column has to be put. A
 * test compares this table with the database, and another plants values and looks for them outside of these places.
 * Ids, times, numbers and truth values are left out: they say nothing without the rows they belong to.
 */
export const dataClasses = {
  /** AES-256-GCM, bound to table, column and row (lib/platform/secrets/envelope.ts). */
  encrypted: "cannot be read without the master key",
  /** Keyed HMAC: found again by whoever has the value and the key, and by nobody else. */
  blind: "cannot be turned back into what it stands for",
  /** SHA-256 of random bits or of bytes that are kept elsewhere; scrypt of a password. */
  digest: "cannot be turned back into what it stands for",
  masked: "the ends of a number, stars between",
  /** Names, e-mail addresses and what people wrote for each other: known to the parties of one contract. */
  parties: "in clear; shown to the parties of the contract alone",
  /** The account's own: shown to its owner, and to administrators who look for her. */
  own: "in clear; shown to its owner, and to administrators",
  /** Where a request came from. */
  origin: "in clear; network address and browser",
  /** What a business register publishes, what certificates say, and the operator's own accounts. */
  published: "in clear; public, or given out by design",
  /** What an administrator or a bank wrote. Reasons with numbers in them are refused. */
  office: "in clear; shown to administrators alone",
  /** Bytes and places of the contract's own files. */
  files: "the contract's files and what describes them; shown to its parties alone",
  /** Words of ours: states, kinds, codes, languages, references of providers. */
  codes: "a word of ours, or a reference that says nothing about anyone",
} as const;
export type DataClass = keyof typeof dataClasses;

type Table = Partial<Record<DataClass, string>>;

/** Columns by table and class, with spaces between. */
export const dataMap: Record<string, Table> = {
  account: { own: "email", digest: "passwordHash", codes: "locale" },
  session: { origin: "address userAgent" },
  link_token: { digest: "tokenHash", codes: "purpose administratorRole" },
  sign_password: { digest: "passwordHash", blind: "codeHash" },
  passkey: { own: "name", published: "publicKey", codes: "credentialId transports" },
  passkey_challenge: { codes: "purpose challenge" },
  rate_limit: { blind: "key" },
  person: {
    encrypted: "idNumberCipher mobileCipher",
    blind: "idNumberIndex mobileIndex",
    masked: "idNumberMasked mobileMasked",
    parties: "name",
    published: "pseudonym",
    codes: "documentKind",
  },
  verification: { codes: "purpose state" },
  verification_step: {
    encrypted: "claimCipher handoffCipher",
    blind: "documentIndex codeHash",
    codes: "method state outcome detail provider providerReference",
  },
  consent: { digest: "textSha256", origin: "address userAgent", codes: "kind textVersion locale" },
  consent_text: { digest: "sha256", published: "text" },
  organization: {
    published: "name nameNormalized creditCode registrationNumber legalRepresentative registeredAddress pseudonym",
    codes: "kind registerState state",
  },
  membership: { codes: "role sealDuty" },
  membership_invitation: { parties: "email", digest: "tokenHash", codes: "role state" },
  receiving_account: { published: "name number bank cnaps currency", codes: "customer" },
  payment_challenge: { published: "payerName payerNameNormalized", codes: "direction state currency code reason" },
  bank_import: {
    encrypted: "contentCipher",
    digest: "fileSha256",
    office: "fileName preview",
    codes: "source format state",
  },
  bank_transaction: {
    encrypted: "payerAccountCipher rawCipher",
    blind: "payerAccountIndex",
    masked: "payerAccountMasked",
    digest: "fingerprint",
    office: "bankReference payerName payerNameNormalized payerBank note",
    codes: "currency state reason matchedBy",
  },
  match_proposal: { office: "reason", codes: "state" },
  refund: { office: "reason bankReference", codes: "state" },
  payout: {
    encrypted: "accountCipher",
    blind: "accountIndex",
    masked: "accountMasked",
    published: "bank branch cnaps",
    codes: "provider state failure",
  },
  payout_order: { codes: "format" },
  csv_mapping: { digest: "fingerprint", codes: "mapping" },
  administrator: { encrypted: "totpSecretCipher", codes: "role" },
  administrator_act: {
    office: "reason",
    origin: "address",
    digest: "previousHash hash",
    codes: "action subjectKind subjectId data",
  },
  review: { own: "reason", codes: "kind state" },
  review_file: { encrypted: "contentCipher", digest: "sha256", codes: "side mediaType" },
  review_decision: { office: "reason", codes: "verdict" },
  signing_key: { encrypted: "privateKeyCipher", published: "publicKey", codes: "algorithm" },
  certificate: { published: "serial subject tbs der", codes: "role state revokedReason" },
  time_stamp_serial: { codes: "serial" },
  seal: { parties: "name", digest: "lastEventHash", codes: "kind state" },
  seal_version: { parties: "design description outline namedFor", digest: "sha256", codes: "origin" },
  seal_review: { own: "reason", encrypted: "pictureCipher", codes: "state mediaType" },
  seal_event: {
    parties: "actorName data",
    origin: "address",
    digest: "originSalt previousHash hash",
    codes: "type",
  },
  seal_grant: { parties: "counterparties", codes: "state" },
  seal_approval: { parties: "reason", digest: "boundSha256", codes: "state" },
  seal_use: { parties: "personName", origin: "address" },
  drawing_pad: { encrypted: "outlineCipher", digest: "tokenHash", codes: "state" },
  blob: { digest: "sha256" },
  upload: { files: "fileName inspection", digest: "blobSha256" },
  contract_comment: { parties: "authorName body" },
  contract: {
    parties: "title message number releaseNote",
    digest: "lastEventHash",
    codes: "locale state sendProblem relation formAnswer",
  },
  document: {
    files: "fileName pages inspection writtenPlaces",
    parties: "written writtenValues",
    digest: "baseSha256",
  },
  revision: { files: "tail", digest: "sha256", codes: "kind" },
  participant: {
    parties: "name organizationName email place declineReason",
    codes: "role state requiredIntent sealKind",
  },
  completion_certificate: { files: "pdf", digest: "sha256 codeHash" },
  silent_sealing: { parties: "templateTitle" },
  number_rule: { own: "prefix" },
  field: { parties: "label value ask", codes: "kind pdfName options" },
  intent: { blind: "codeHash", digest: "boundSha256", codes: "method provider providerReference" },
  signing_batch: { blind: "codeHash", digest: "boundSha256", codes: "method" },
  signing_batch_item: { digest: "shownSha256", codes: "seals problem" },
  signature: { digest: "digest", codes: "pdfFieldName timeStampSerial" },
  event: {
    parties: "actorName data",
    origin: "address userAgent",
    digest: "originSalt previousHash hash",
    codes: "type actorKind",
  },
  outbox_task: { codes: "topic key payload lastError" },
  mail: { own: "recipient subject", encrypted: "bodyCipher", codes: "template locale" },
  sms: { encrypted: "recipientCipher bodyCipher", masked: "recipientMasked", codes: "template locale" },
};

/** Each column of the table, as "table.column", with its class. */
export function classified(): Map<string, DataClass> {
  const columns = new Map<string, DataClass>();
  for (const [table, classes] of Object.entries(dataMap))
    for (const [dataClass, names] of Object.entries(classes) as [DataClass, string][])
      for (const name of names.split(" ")) {
        const column = `${table}.${name}`;
        if (columns.has(column)) throw new Error(`${column} is classified twice`);
        columns.set(column, dataClass);
      }
  return columns;
}
