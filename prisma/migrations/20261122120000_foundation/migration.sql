-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "account" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "passwordHash" TEXT,
    "emailConfirmedAt" TIMESTAMPTZ(3),
    "locale" TEXT NOT NULL DEFAULT 'en',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" UUID NOT NULL,
    "accountId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastSeenAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "revokedAt" TIMESTAMPTZ(3),
    "address" TEXT,
    "userAgent" TEXT,

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "link_token" (
    "id" UUID NOT NULL,
    "purpose" TEXT NOT NULL,
    "tokenHash" BYTEA NOT NULL,
    "accountId" UUID,
    "participantId" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "usedAt" TIMESTAMPTZ(3),

    CONSTRAINT "link_token_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "passkey" (
    "id" UUID NOT NULL,
    "accountId" UUID NOT NULL,
    "credentialId" TEXT NOT NULL,
    "publicKey" BYTEA NOT NULL,
    "counter" BIGINT NOT NULL,
    "transports" TEXT[],
    "name" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastUsedAt" TIMESTAMPTZ(3),

    CONSTRAINT "passkey_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "passkey_challenge" (
    "id" UUID NOT NULL,
    "accountId" UUID,
    "purpose" TEXT NOT NULL,
    "subjectId" UUID,
    "challenge" TEXT NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "usedAt" TIMESTAMPTZ(3),

    CONSTRAINT "passkey_challenge_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rate_limit" (
    "key" TEXT NOT NULL,
    "tat" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "rate_limit_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "person" (
    "id" UUID NOT NULL,
    "accountId" UUID NOT NULL,
    "pseudonym" TEXT NOT NULL,
    "name" TEXT,
    "idNumberCipher" BYTEA,
    "idNumberIndex" BYTEA,
    "idNumberMasked" TEXT,
    "verifiedAt" TIMESTAMPTZ(3),
    "sandbox" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "verification" (
    "id" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "state" TEXT NOT NULL,
    "sandbox" BOOLEAN NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finishedAt" TIMESTAMPTZ(3),

    CONSTRAINT "verification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "verification_step" (
    "id" UUID NOT NULL,
    "verificationId" UUID NOT NULL,
    "method" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "outcome" TEXT,
    "billed" BOOLEAN,
    "provider" TEXT NOT NULL,
    "providerReference" TEXT,
    "documentIndex" BYTEA NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "answeredAt" TIMESTAMPTZ(3),

    CONSTRAINT "verification_step_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "consent" (
    "id" UUID NOT NULL,
    "accountId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "textVersion" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "textSha256" BYTEA NOT NULL,
    "address" TEXT,
    "userAgent" TEXT,
    "givenAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "withdrawnAt" TIMESTAMPTZ(3),

    CONSTRAINT "consent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "signing_key" (
    "id" UUID NOT NULL,
    "algorithm" TEXT NOT NULL,
    "publicKey" BYTEA NOT NULL,
    "privateKeyCipher" BYTEA NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "signing_key_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "certificate" (
    "id" UUID NOT NULL,
    "serial" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "issuerId" UUID,
    "personId" UUID,
    "keyId" UUID NOT NULL,
    "subject" TEXT NOT NULL,
    "tbs" BYTEA NOT NULL,
    "der" BYTEA,
    "state" TEXT NOT NULL,
    "notBefore" TIMESTAMPTZ(3) NOT NULL,
    "notAfter" TIMESTAMPTZ(3) NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "issuedAt" TIMESTAMPTZ(3),
    "revokedAt" TIMESTAMPTZ(3),
    "revokedReason" TEXT,

    CONSTRAINT "certificate_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "time_stamp_serial" (
    "serial" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "time_stamp_serial_pkey" PRIMARY KEY ("serial")
);

-- CreateTable
CREATE TABLE "seal" (
    "id" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "outline" JSONB NOT NULL,
    "sha256" BYTEA NOT NULL,
    "state" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "chosenAt" TIMESTAMPTZ(3),
    "retiredAt" TIMESTAMPTZ(3),

    CONSTRAINT "seal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "blob" (
    "sha256" BYTEA NOT NULL,
    "size" BIGINT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "blob_pkey" PRIMARY KEY ("sha256")
);

-- CreateTable
CREATE TABLE "upload" (
    "id" UUID NOT NULL,
    "accountId" UUID NOT NULL,
    "blobSha256" BYTEA NOT NULL,
    "fileName" TEXT NOT NULL,
    "inspection" JSONB NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "upload_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "contract" (
    "id" UUID NOT NULL,
    "ownerId" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "message" TEXT,
    "locale" TEXT NOT NULL DEFAULT 'en',
    "state" TEXT NOT NULL,
    "ordered" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,
    "sentAt" TIMESTAMPTZ(3),
    "expiresAt" TIMESTAMPTZ(3),
    "completedAt" TIMESTAMPTZ(3),
    "endedAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 0,
    "sendProblem" TEXT,
    "eventCount" INTEGER NOT NULL DEFAULT 0,
    "lastEventHash" BYTEA,

    CONSTRAINT "contract_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "document" (
    "id" UUID NOT NULL,
    "contractId" UUID NOT NULL,
    "ordinal" INTEGER NOT NULL DEFAULT 0,
    "fileName" TEXT NOT NULL,
    "baseSha256" BYTEA NOT NULL,
    "baseSize" BIGINT NOT NULL,
    "pageCount" INTEGER NOT NULL,
    "pages" JSONB NOT NULL,
    "inspection" JSONB NOT NULL,
    "headRevision" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "document_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "revision" (
    "id" UUID NOT NULL,
    "documentId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "tail" BYTEA NOT NULL,
    "size" BIGINT NOT NULL,
    "sha256" BYTEA NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "revision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "participant" (
    "id" UUID NOT NULL,
    "contractId" UUID NOT NULL,
    "accountId" UUID,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "role" TEXT NOT NULL DEFAULT 'signer',
    "position" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "openedAt" TIMESTAMPTZ(3),
    "signedAt" TIMESTAMPTZ(3),
    "declinedAt" TIMESTAMPTZ(3),
    "declineReason" TEXT,
    "remindedAt" TIMESTAMPTZ(3),

    CONSTRAINT "participant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "field" (
    "id" UUID NOT NULL,
    "documentId" UUID NOT NULL,
    "participantId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "label" TEXT,
    "required" BOOLEAN NOT NULL DEFAULT true,
    "page" INTEGER NOT NULL,
    "x" DOUBLE PRECISION NOT NULL,
    "y" DOUBLE PRECISION NOT NULL,
    "width" DOUBLE PRECISION NOT NULL,
    "height" DOUBLE PRECISION NOT NULL,
    "pdfName" TEXT,
    "value" TEXT,

    CONSTRAINT "field_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "intent" (
    "id" UUID NOT NULL,
    "participantId" UUID NOT NULL,
    "accountId" UUID NOT NULL,
    "method" TEXT NOT NULL,
    "codeHash" BYTEA,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "provenAt" TIMESTAMPTZ(3),
    "consumedAt" TIMESTAMPTZ(3),

    CONSTRAINT "intent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "signature" (
    "id" UUID NOT NULL,
    "contractId" UUID NOT NULL,
    "documentId" UUID NOT NULL,
    "revisionId" UUID NOT NULL,
    "participantId" UUID,
    "certificateId" UUID NOT NULL,
    "sealId" UUID,
    "intentId" UUID,
    "pdfFieldName" TEXT NOT NULL,
    "digest" BYTEA NOT NULL,
    "timeStampedAt" TIMESTAMPTZ(3) NOT NULL,
    "timeStampSerial" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "signature_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "event" (
    "id" UUID NOT NULL,
    "contractId" UUID NOT NULL,
    "sequence" INTEGER NOT NULL,
    "type" TEXT NOT NULL,
    "actorKind" TEXT NOT NULL,
    "actorId" UUID,
    "actorName" TEXT,
    "address" TEXT,
    "userAgent" TEXT,
    "data" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "previousHash" BYTEA NOT NULL,
    "hash" BYTEA NOT NULL,

    CONSTRAINT "event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "outbox_task" (
    "id" UUID NOT NULL,
    "topic" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "availableAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "leasedUntil" TIMESTAMPTZ(3),
    "doneAt" TIMESTAMPTZ(3),
    "deadAt" TIMESTAMPTZ(3),
    "lastError" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "outbox_task_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "mail" (
    "id" UUID NOT NULL,
    "recipient" TEXT NOT NULL,
    "template" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "bodyCipher" BYTEA,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sentAt" TIMESTAMPTZ(3),
    "failedAt" TIMESTAMPTZ(3),

    CONSTRAINT "mail_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "account_email_key" ON "account"("email");

-- CreateIndex
CREATE INDEX "session_accountId_idx" ON "session"("accountId");

-- CreateIndex
CREATE UNIQUE INDEX "link_token_tokenHash_key" ON "link_token"("tokenHash");

-- CreateIndex
CREATE INDEX "link_token_accountId_idx" ON "link_token"("accountId");

-- CreateIndex
CREATE INDEX "link_token_participantId_idx" ON "link_token"("participantId");

-- CreateIndex
CREATE UNIQUE INDEX "passkey_credentialId_key" ON "passkey"("credentialId");

-- CreateIndex
CREATE INDEX "passkey_accountId_idx" ON "passkey"("accountId");

-- CreateIndex
CREATE UNIQUE INDEX "passkey_challenge_challenge_key" ON "passkey_challenge"("challenge");

-- CreateIndex
CREATE INDEX "rate_limit_expiresAt_idx" ON "rate_limit"("expiresAt");

-- CreateIndex
CREATE UNIQUE INDEX "person_accountId_key" ON "person"("accountId");

-- CreateIndex
CREATE UNIQUE INDEX "person_pseudonym_key" ON "person"("pseudonym");

-- CreateIndex
CREATE UNIQUE INDEX "person_idNumberIndex_key" ON "person"("idNumberIndex");

-- CreateIndex
CREATE INDEX "verification_personId_idx" ON "verification"("personId");

-- CreateIndex
CREATE INDEX "verification_step_verificationId_idx" ON "verification_step"("verificationId");

-- CreateIndex
CREATE INDEX "verification_step_documentIndex_createdAt_idx" ON "verification_step"("documentIndex", "createdAt");

-- CreateIndex
CREATE INDEX "consent_accountId_kind_idx" ON "consent"("accountId", "kind");

-- CreateIndex
CREATE UNIQUE INDEX "certificate_serial_key" ON "certificate"("serial");

-- CreateIndex
CREATE INDEX "certificate_personId_state_idx" ON "certificate"("personId", "state");

-- CreateIndex
CREATE INDEX "certificate_role_state_idx" ON "certificate"("role", "state");

-- CreateIndex
CREATE INDEX "seal_personId_state_idx" ON "seal"("personId", "state");

-- CreateIndex
CREATE INDEX "upload_accountId_idx" ON "upload"("accountId");

-- CreateIndex
CREATE INDEX "contract_ownerId_state_updatedAt_idx" ON "contract"("ownerId", "state", "updatedAt");

-- CreateIndex
CREATE INDEX "contract_state_expiresAt_idx" ON "contract"("state", "expiresAt");

-- CreateIndex
CREATE UNIQUE INDEX "document_contractId_ordinal_key" ON "document"("contractId", "ordinal");

-- CreateIndex
CREATE INDEX "revision_sha256_idx" ON "revision"("sha256");

-- CreateIndex
CREATE UNIQUE INDEX "revision_documentId_number_key" ON "revision"("documentId", "number");

-- CreateIndex
CREATE INDEX "participant_accountId_state_idx" ON "participant"("accountId", "state");

-- CreateIndex
CREATE INDEX "participant_email_idx" ON "participant"("email");

-- CreateIndex
CREATE UNIQUE INDEX "participant_contractId_position_key" ON "participant"("contractId", "position");

-- CreateIndex
CREATE UNIQUE INDEX "participant_contractId_email_key" ON "participant"("contractId", "email");

-- CreateIndex
CREATE INDEX "field_documentId_idx" ON "field"("documentId");

-- CreateIndex
CREATE INDEX "field_participantId_idx" ON "field"("participantId");

-- CreateIndex
CREATE INDEX "intent_participantId_accountId_idx" ON "intent"("participantId", "accountId");

-- CreateIndex
CREATE UNIQUE INDEX "signature_revisionId_key" ON "signature"("revisionId");

-- CreateIndex
CREATE UNIQUE INDEX "signature_intentId_key" ON "signature"("intentId");

-- CreateIndex
CREATE INDEX "signature_contractId_idx" ON "signature"("contractId");

-- CreateIndex
CREATE UNIQUE INDEX "signature_documentId_participantId_key" ON "signature"("documentId", "participantId");

-- CreateIndex
CREATE UNIQUE INDEX "event_contractId_sequence_key" ON "event"("contractId", "sequence");

-- CreateIndex
CREATE UNIQUE INDEX "outbox_task_key_key" ON "outbox_task"("key");

-- CreateIndex
CREATE INDEX "mail_createdAt_idx" ON "mail"("createdAt");

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "link_token" ADD CONSTRAINT "link_token_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "link_token" ADD CONSTRAINT "link_token_participantId_fkey" FOREIGN KEY ("participantId") REFERENCES "participant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "passkey" ADD CONSTRAINT "passkey_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "person" ADD CONSTRAINT "person_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "verification" ADD CONSTRAINT "verification_personId_fkey" FOREIGN KEY ("personId") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "verification_step" ADD CONSTRAINT "verification_step_verificationId_fkey" FOREIGN KEY ("verificationId") REFERENCES "verification"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "consent" ADD CONSTRAINT "consent_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "certificate" ADD CONSTRAINT "certificate_issuerId_fkey" FOREIGN KEY ("issuerId") REFERENCES "certificate"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "certificate" ADD CONSTRAINT "certificate_personId_fkey" FOREIGN KEY ("personId") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "certificate" ADD CONSTRAINT "certificate_keyId_fkey" FOREIGN KEY ("keyId") REFERENCES "signing_key"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "seal" ADD CONSTRAINT "seal_personId_fkey" FOREIGN KEY ("personId") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "upload" ADD CONSTRAINT "upload_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "upload" ADD CONSTRAINT "upload_blobSha256_fkey" FOREIGN KEY ("blobSha256") REFERENCES "blob"("sha256") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contract" ADD CONSTRAINT "contract_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "document" ADD CONSTRAINT "document_contractId_fkey" FOREIGN KEY ("contractId") REFERENCES "contract"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "document" ADD CONSTRAINT "document_baseSha256_fkey" FOREIGN KEY ("baseSha256") REFERENCES "blob"("sha256") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "revision" ADD CONSTRAINT "revision_documentId_fkey" FOREIGN KEY ("documentId") REFERENCES "document"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "participant" ADD CONSTRAINT "participant_contractId_fkey" FOREIGN KEY ("contractId") REFERENCES "contract"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "participant" ADD CONSTRAINT "participant_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "field" ADD CONSTRAINT "field_documentId_fkey" FOREIGN KEY ("documentId") REFERENCES "document"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "field" ADD CONSTRAINT "field_participantId_fkey" FOREIGN KEY ("participantId") REFERENCES "participant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "intent" ADD CONSTRAINT "intent_participantId_fkey" FOREIGN KEY ("participantId") REFERENCES "participant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "intent" ADD CONSTRAINT "intent_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "signature" ADD CONSTRAINT "signature_contractId_fkey" FOREIGN KEY ("contractId") REFERENCES "contract"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "signature" ADD CONSTRAINT "signature_documentId_fkey" FOREIGN KEY ("documentId") REFERENCES "document"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "signature" ADD CONSTRAINT "signature_revisionId_fkey" FOREIGN KEY ("revisionId") REFERENCES "revision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "signature" ADD CONSTRAINT "signature_participantId_fkey" FOREIGN KEY ("participantId") REFERENCES "participant"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "signature" ADD CONSTRAINT "signature_certificateId_fkey" FOREIGN KEY ("certificateId") REFERENCES "certificate"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "signature" ADD CONSTRAINT "signature_sealId_fkey" FOREIGN KEY ("sealId") REFERENCES "seal"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "signature" ADD CONSTRAINT "signature_intentId_fkey" FOREIGN KEY ("intentId") REFERENCES "intent"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "event" ADD CONSTRAINT "event_contractId_fkey" FOREIGN KEY ("contractId") REFERENCES "contract"("id") ON DELETE RESTRICT ON UPDATE CASCADE;



-- ── What the schema language cannot say ─────────────────────────────────────────────────────────────────────

-- Closed sets of states.
ALTER TABLE "account" ADD CONSTRAINT account_email_normal CHECK (email = lower(btrim(email)) AND email LIKE '%_@_%'),
  ADD CONSTRAINT account_locale CHECK (locale IN ('en', 'zh'));
ALTER TABLE "link_token" ADD CONSTRAINT link_token_purpose CHECK (
  (purpose IN ('confirm_email', 'reset_password') AND "accountId" IS NOT NULL AND "participantId" IS NULL) OR
  (purpose = 'sign_contract' AND "participantId" IS NOT NULL)),
  ADD CONSTRAINT link_token_hash CHECK (octet_length("tokenHash") = 32);
ALTER TABLE "passkey_challenge" ADD CONSTRAINT passkey_challenge_purpose CHECK (purpose IN ('register', 'sign_in', 'intent'));
ALTER TABLE "person" ADD CONSTRAINT person_proven CHECK (
  ("verifiedAt" IS NULL) = (name IS NULL) AND ("verifiedAt" IS NULL) = ("idNumberCipher" IS NULL) AND ("verifiedAt" IS NULL) = ("idNumberIndex" IS NULL));
ALTER TABLE "verification" ADD CONSTRAINT verification_state CHECK (state IN ('open', 'passed', 'failed', 'abandoned')),
  ADD CONSTRAINT verification_finished CHECK ((state = 'open') = ("finishedAt" IS NULL));
CREATE UNIQUE INDEX verification_one_open ON "verification" ("personId") WHERE state = 'open';
ALTER TABLE "verification_step" ADD CONSTRAINT verification_step_method CHECK (method IN ('identity_number')),
  ADD CONSTRAINT verification_step_outcome CHECK (
    (state = 'asked' AND outcome IS NULL AND "answeredAt" IS NULL) OR
    (state = 'answered' AND "answeredAt" IS NOT NULL AND outcome IN ('match', 'mismatch', 'no_record', 'invalid_input', 'limit', 'upstream_error')));
ALTER TABLE "consent" ADD CONSTRAINT consent_kind CHECK (kind IN ('identity_check', 'certificate_terms')),
  ADD CONSTRAINT consent_text CHECK (octet_length("textSha256") = 32);
ALTER TABLE "signing_key" ADD CONSTRAINT signing_key_algorithm CHECK (algorithm IN ('P-256'));
ALTER TABLE "certificate" ADD CONSTRAINT certificate_role CHECK (role IN ('root', 'issuing_ca', 'timestamping_ca', 'platform', 'timestamping', 'signer')),
  ADD CONSTRAINT certificate_state CHECK (state IN ('intended', 'issued', 'revoked', 'abandoned')),
  ADD CONSTRAINT certificate_issued CHECK ((state IN ('issued', 'revoked')) = (der IS NOT NULL AND "issuedAt" IS NOT NULL)),
  ADD CONSTRAINT certificate_revoked CHECK ((state = 'revoked') = ("revokedAt" IS NOT NULL)),
  ADD CONSTRAINT certificate_subject CHECK ((role = 'signer') = ("personId" IS NOT NULL)),
  ADD CONSTRAINT certificate_issuer CHECK ((role = 'root') = ("issuerId" IS NULL)),
  ADD CONSTRAINT certificate_serial CHECK (serial ~ '^[0-9a-f]{16,40}$'),
  ADD CONSTRAINT certificate_validity CHECK ("notBefore" < "notAfter");
CREATE UNIQUE INDEX certificate_one_root ON "certificate" (role) WHERE role = 'root' AND state = 'issued';
CREATE UNIQUE INDEX certificate_one_intended ON "certificate" ("personId") WHERE state = 'intended' AND "personId" IS NOT NULL;
ALTER TABLE "seal" ADD CONSTRAINT seal_kind CHECK (kind IN ('drawn', 'generated')),
  ADD CONSTRAINT seal_state CHECK (state IN ('active', 'retired') AND (state = 'retired') = ("retiredAt" IS NOT NULL)),
  ADD CONSTRAINT seal_digest CHECK (octet_length(sha256) = 32);
ALTER TABLE "blob" ADD CONSTRAINT blob_sha256 CHECK (octet_length(sha256) = 32 AND size > 0);
ALTER TABLE "contract" ADD CONSTRAINT contract_state CHECK (state IN ('draft', 'sending', 'out', 'completed', 'declined', 'expired', 'withdrawn')),
  ADD CONSTRAINT contract_sent CHECK (state IN ('draft', 'sending', 'withdrawn') OR "sentAt" IS NOT NULL),
  ADD CONSTRAINT contract_completed CHECK ((state = 'completed') = ("completedAt" IS NOT NULL)),
  ADD CONSTRAINT contract_ended CHECK ((state IN ('declined', 'expired', 'withdrawn')) = ("endedAt" IS NOT NULL)),
  ADD CONSTRAINT contract_title CHECK (btrim(title) <> '');
ALTER TABLE "document" ADD CONSTRAINT document_numbers CHECK ("pageCount" > 0 AND "headRevision" >= 0 AND "baseSize" > 0);
ALTER TABLE "revision" ADD CONSTRAINT revision_kind CHECK (kind IN ('prepared', 'certified', 'signed')),
  ADD CONSTRAINT revision_numbers CHECK (number >= 1 AND octet_length(tail) > 0 AND octet_length(sha256) = 32);
ALTER TABLE "participant" ADD CONSTRAINT participant_role CHECK (role IN ('signer')),
  ADD CONSTRAINT participant_state CHECK (state IN ('draft', 'waiting', 'invited', 'opened', 'signed', 'declined')),
  ADD CONSTRAINT participant_signed CHECK ((state = 'signed') = ("signedAt" IS NOT NULL)),
  ADD CONSTRAINT participant_declined CHECK ((state = 'declined') = ("declinedAt" IS NOT NULL)),
  ADD CONSTRAINT participant_email_normal CHECK (email = lower(btrim(email)));
ALTER TABLE "field" ADD CONSTRAINT field_kind CHECK (kind IN ('signature', 'date', 'text')),
  ADD CONSTRAINT field_place CHECK (page >= 0 AND width > 0 AND height > 0 AND x >= 0 AND y >= 0);
ALTER TABLE "intent" ADD CONSTRAINT intent_method CHECK (method IN ('code', 'passkey') AND (method = 'code') = ("codeHash" IS NOT NULL)),
  ADD CONSTRAINT intent_attempts CHECK (attempts BETWEEN 0 AND 5),
  ADD CONSTRAINT intent_order CHECK ("consumedAt" IS NULL OR "provenAt" IS NOT NULL);
ALTER TABLE "signature" ADD CONSTRAINT signature_digest CHECK (octet_length(digest) = 32),
  ADD CONSTRAINT signature_of_someone CHECK (("participantId" IS NULL) = ("intentId" IS NULL) AND ("participantId" IS NULL) = ("sealId" IS NULL));
ALTER TABLE "event" ADD CONSTRAINT event_chain CHECK (sequence >= 1 AND octet_length(hash) = 32 AND octet_length("previousHash") = 32),
  ADD CONSTRAINT event_actor CHECK ("actorKind" IN ('account', 'participant', 'platform'));
CREATE INDEX outbox_task_due ON "outbox_task" ("availableAt") WHERE "doneAt" IS NULL AND "deadAt" IS NULL;

-- Evidence is only ever added: history lines, revisions and signatures keep the bytes they were written with.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'rows of % are never changed or removed', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER event_append_only BEFORE UPDATE OR DELETE ON "event" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER event_no_truncate BEFORE TRUNCATE ON "event" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER revision_append_only BEFORE UPDATE OR DELETE ON "revision" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER signature_append_only BEFORE UPDATE OR DELETE ON "signature" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER time_stamp_serial_append_only BEFORE UPDATE OR DELETE ON "time_stamp_serial" FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- A certificate's bytes and subject stay; only its state moves, and only forward.
CREATE FUNCTION certificate_moves_forward() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.serial <> OLD.serial OR NEW.tbs <> OLD.tbs OR NEW."keyId" <> OLD."keyId" OR NEW.role <> OLD.role
     OR (OLD.der IS NOT NULL AND NEW.der IS DISTINCT FROM OLD.der)
     OR NOT (NEW.state = OLD.state OR (OLD.state, NEW.state) IN (('intended', 'issued'), ('intended', 'abandoned'), ('issued', 'revoked'))) THEN
    RAISE EXCEPTION 'certificate % may not change that way', OLD.serial USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER certificate_forward BEFORE UPDATE ON "certificate" FOR EACH ROW EXECUTE FUNCTION certificate_moves_forward();

-- The contract's and the participant's state machines; lib/domain/contracts/states.ts holds the same tables.
CREATE FUNCTION contract_moves() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.state <> OLD.state AND (OLD.state, NEW.state) NOT IN (
    ('draft', 'sending'), ('draft', 'withdrawn'), ('sending', 'draft'), ('sending', 'out'),
    ('out', 'completed'), ('out', 'declined'), ('out', 'expired'), ('out', 'withdrawn')) THEN
    RAISE EXCEPTION 'a contract does not go from % to %', OLD.state, NEW.state USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER contract_state_machine BEFORE UPDATE OF state ON "contract" FOR EACH ROW EXECUTE FUNCTION contract_moves();

CREATE FUNCTION participant_moves() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.state <> OLD.state AND (OLD.state, NEW.state) NOT IN (
    ('draft', 'waiting'), ('draft', 'invited'), ('waiting', 'draft'), ('invited', 'draft'),
    ('waiting', 'invited'), ('invited', 'opened'),
    ('invited', 'signed'), ('opened', 'signed'), ('waiting', 'declined'), ('invited', 'declined'), ('opened', 'declined')) THEN
    RAISE EXCEPTION 'a participant does not go from % to %', OLD.state, NEW.state USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER participant_state_machine BEFORE UPDATE OF state ON "participant" FOR EACH ROW EXECUTE FUNCTION participant_moves();

-- Only drafts may be deleted; their documents, participants and fields go with them.
CREATE FUNCTION only_drafts_go() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state <> 'draft' THEN
    RAISE EXCEPTION 'only a draft can be deleted' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN OLD;
END $$;
CREATE TRIGGER contract_delete BEFORE DELETE ON "contract" FOR EACH ROW EXECUTE FUNCTION only_drafts_go();
