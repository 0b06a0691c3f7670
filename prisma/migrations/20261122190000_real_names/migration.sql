-- AlterTable
ALTER TABLE "certificate" ADD COLUMN     "organizationId" UUID;

-- AlterTable
ALTER TABLE "person" ADD COLUMN     "assurance" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "documentKind" TEXT,
ADD COLUMN     "mobileCipher" BYTEA,
ADD COLUMN     "mobileIndex" BYTEA,
ADD COLUMN     "mobileMasked" TEXT,
ADD COLUMN     "restrictedAt" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "session" ADD COLUMN     "secondFactorAt" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "verification" ADD COLUMN     "organizationId" UUID,
ADD COLUMN     "requiredLevel" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "verification_step" ADD COLUMN     "claimCipher" BYTEA,
ADD COLUMN     "codeHash" BYTEA,
ADD COLUMN     "codeSentAt" TIMESTAMPTZ(3),
ADD COLUMN     "codeTries" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "contractId" UUID,
ADD COLUMN     "detail" TEXT,
ADD COLUMN     "expiresAt" TIMESTAMPTZ(3),
ADD COLUMN     "handoffCipher" BYTEA,
ALTER COLUMN "documentIndex" DROP NOT NULL;

-- CreateTable
CREATE TABLE "organization" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "nameNormalized" TEXT NOT NULL,
    "creditCode" TEXT,
    "registrationNumber" TEXT,
    "legalRepresentative" TEXT,
    "registeredAddress" TEXT,
    "establishedOn" DATE,
    "registerState" TEXT,
    "state" TEXT NOT NULL,
    "pseudonym" TEXT NOT NULL,
    "requiredLevel" INTEGER NOT NULL DEFAULT 1,
    "sandbox" BOOLEAN NOT NULL DEFAULT false,
    "verifiedAt" TIMESTAMPTZ(3),
    "recheckAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "organization_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "membership" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "accountId" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "membership_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "receiving_account" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "bank" TEXT NOT NULL,
    "cnaps" TEXT,
    "currency" TEXT NOT NULL DEFAULT 'CNY',
    "sandbox" BOOLEAN NOT NULL DEFAULT false,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "receiving_account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "payment_challenge" (
    "id" UUID NOT NULL,
    "stepId" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "direction" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "amountCents" INTEGER NOT NULL,
    "currency" TEXT NOT NULL DEFAULT 'CNY',
    "code" TEXT NOT NULL,
    "receivingAccountId" UUID,
    "payerName" TEXT NOT NULL,
    "payerNameNormalized" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "declaredSentAt" TIMESTAMPTZ(3),
    "wrongAnswers" INTEGER NOT NULL DEFAULT 0,
    "settledAt" TIMESTAMPTZ(3),
    "reason" TEXT,

    CONSTRAINT "payment_challenge_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "bank_import" (
    "id" UUID NOT NULL,
    "receivingAccountId" UUID NOT NULL,
    "source" TEXT NOT NULL,
    "format" TEXT NOT NULL,
    "fileName" TEXT,
    "fileSha256" BYTEA NOT NULL,
    "state" TEXT NOT NULL,
    "preview" JSONB,
    "contentCipher" BYTEA,
    "createdById" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "committedAt" TIMESTAMPTZ(3),
    "undoneAt" TIMESTAMPTZ(3),

    CONSTRAINT "bank_import_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "bank_transaction" (
    "id" UUID NOT NULL,
    "importId" UUID NOT NULL,
    "receivingAccountId" UUID NOT NULL,
    "fingerprint" BYTEA NOT NULL,
    "bankReference" TEXT,
    "bookedAt" TIMESTAMPTZ(3) NOT NULL,
    "amountCents" BIGINT NOT NULL,
    "currency" TEXT NOT NULL,
    "payerName" TEXT NOT NULL,
    "payerNameNormalized" TEXT NOT NULL,
    "payerAccountCipher" BYTEA,
    "payerAccountIndex" BYTEA,
    "payerAccountMasked" TEXT,
    "payerBank" TEXT,
    "note" TEXT,
    "rawCipher" BYTEA NOT NULL,
    "state" TEXT NOT NULL,
    "reason" TEXT,
    "challengeId" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "bank_transaction_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "match_proposal" (
    "id" UUID NOT NULL,
    "transactionId" UUID NOT NULL,
    "challengeId" UUID NOT NULL,
    "state" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "proposedById" UUID NOT NULL,
    "decidedById" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "decidedAt" TIMESTAMPTZ(3),

    CONSTRAINT "match_proposal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "refund" (
    "id" UUID NOT NULL,
    "transactionId" UUID NOT NULL,
    "amountCents" BIGINT NOT NULL,
    "reason" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "doneAt" TIMESTAMPTZ(3),
    "doneById" UUID,

    CONSTRAINT "refund_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "payout" (
    "id" UUID NOT NULL,
    "challengeId" UUID NOT NULL,
    "provider" TEXT NOT NULL,
    "bank" TEXT NOT NULL,
    "branch" TEXT NOT NULL,
    "cnaps" TEXT NOT NULL,
    "accountCipher" BYTEA NOT NULL,
    "accountIndex" BYTEA NOT NULL,
    "accountMasked" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "failure" TEXT,
    "orderId" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sentAt" TIMESTAMPTZ(3),

    CONSTRAINT "payout_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "payout_order" (
    "id" UUID NOT NULL,
    "format" TEXT NOT NULL,
    "createdById" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "payout_order_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "csv_mapping" (
    "fingerprint" BYTEA NOT NULL,
    "mapping" JSONB NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "csv_mapping_pkey" PRIMARY KEY ("fingerprint")
);

-- CreateTable
CREATE TABLE "administrator" (
    "id" UUID NOT NULL,
    "accountId" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "totpSecretCipher" BYTEA,
    "totpConfirmedAt" TIMESTAMPTZ(3),
    "totpLastStep" BIGINT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "disabledAt" TIMESTAMPTZ(3),

    CONSTRAINT "administrator_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "administrator_act" (
    "id" UUID NOT NULL,
    "sequence" INTEGER NOT NULL,
    "administratorId" UUID,
    "action" TEXT NOT NULL,
    "subjectKind" TEXT NOT NULL,
    "subjectId" TEXT NOT NULL,
    "reason" TEXT,
    "data" JSONB NOT NULL,
    "address" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "previousHash" BYTEA NOT NULL,
    "hash" BYTEA NOT NULL,

    CONSTRAINT "administrator_act_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "review" (
    "id" UUID NOT NULL,
    "stepId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "reason" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "decidedAt" TIMESTAMPTZ(3),

    CONSTRAINT "review_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "review_file" (
    "id" UUID NOT NULL,
    "reviewId" UUID NOT NULL,
    "side" TEXT NOT NULL,
    "mediaType" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "sha256" BYTEA NOT NULL,
    "contentCipher" BYTEA NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "review_file_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "review_decision" (
    "id" UUID NOT NULL,
    "reviewId" UUID NOT NULL,
    "administratorId" UUID NOT NULL,
    "verdict" TEXT NOT NULL,
    "reason" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "review_decision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sms" (
    "id" UUID NOT NULL,
    "recipientCipher" BYTEA NOT NULL,
    "recipientMasked" TEXT NOT NULL,
    "template" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "bodyCipher" BYTEA,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sentAt" TIMESTAMPTZ(3),
    "failedAt" TIMESTAMPTZ(3),

    CONSTRAINT "sms_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "organization_pseudonym_key" ON "organization"("pseudonym");

-- CreateIndex
CREATE INDEX "organization_nameNormalized_idx" ON "organization"("nameNormalized");

-- CreateIndex
CREATE INDEX "organization_state_recheckAt_idx" ON "organization"("state", "recheckAt");

-- CreateIndex
CREATE INDEX "membership_accountId_idx" ON "membership"("accountId");

-- CreateIndex
CREATE INDEX "membership_organizationId_idx" ON "membership"("organizationId");

-- CreateIndex
CREATE UNIQUE INDEX "receiving_account_number_key" ON "receiving_account"("number");

-- CreateIndex
CREATE UNIQUE INDEX "payment_challenge_stepId_key" ON "payment_challenge"("stepId");

-- CreateIndex
CREATE UNIQUE INDEX "payment_challenge_code_key" ON "payment_challenge"("code");

-- CreateIndex
CREATE INDEX "payment_challenge_organizationId_idx" ON "payment_challenge"("organizationId");

-- CreateIndex
CREATE INDEX "payment_challenge_state_expiresAt_idx" ON "payment_challenge"("state", "expiresAt");

-- CreateIndex
CREATE INDEX "payment_challenge_payerNameNormalized_state_idx" ON "payment_challenge"("payerNameNormalized", "state");

-- CreateIndex
CREATE INDEX "bank_import_fileSha256_idx" ON "bank_import"("fileSha256");

-- CreateIndex
CREATE UNIQUE INDEX "bank_transaction_fingerprint_key" ON "bank_transaction"("fingerprint");

-- CreateIndex
CREATE UNIQUE INDEX "bank_transaction_challengeId_key" ON "bank_transaction"("challengeId");

-- CreateIndex
CREATE INDEX "bank_transaction_state_bookedAt_idx" ON "bank_transaction"("state", "bookedAt");

-- CreateIndex
CREATE INDEX "bank_transaction_payerNameNormalized_idx" ON "bank_transaction"("payerNameNormalized");

-- CreateIndex
CREATE INDEX "bank_transaction_payerAccountIndex_idx" ON "bank_transaction"("payerAccountIndex");

-- CreateIndex
CREATE INDEX "match_proposal_transactionId_idx" ON "match_proposal"("transactionId");

-- CreateIndex
CREATE INDEX "match_proposal_challengeId_idx" ON "match_proposal"("challengeId");

-- CreateIndex
CREATE UNIQUE INDEX "refund_transactionId_key" ON "refund"("transactionId");

-- CreateIndex
CREATE UNIQUE INDEX "payout_challengeId_key" ON "payout"("challengeId");

-- CreateIndex
CREATE INDEX "payout_accountIndex_createdAt_idx" ON "payout"("accountIndex", "createdAt");

-- CreateIndex
CREATE INDEX "payout_state_idx" ON "payout"("state");

-- CreateIndex
CREATE UNIQUE INDEX "administrator_accountId_key" ON "administrator"("accountId");

-- CreateIndex
CREATE UNIQUE INDEX "administrator_act_sequence_key" ON "administrator_act"("sequence");

-- CreateIndex
CREATE INDEX "administrator_act_subjectKind_subjectId_idx" ON "administrator_act"("subjectKind", "subjectId");

-- CreateIndex
CREATE INDEX "administrator_act_administratorId_idx" ON "administrator_act"("administratorId");

-- CreateIndex
CREATE UNIQUE INDEX "review_stepId_key" ON "review"("stepId");

-- CreateIndex
CREATE INDEX "review_state_createdAt_idx" ON "review"("state", "createdAt");

-- CreateIndex
CREATE INDEX "review_file_reviewId_idx" ON "review_file"("reviewId");

-- CreateIndex
CREATE UNIQUE INDEX "review_decision_reviewId_administratorId_key" ON "review_decision"("reviewId", "administratorId");

-- CreateIndex
CREATE INDEX "sms_createdAt_idx" ON "sms"("createdAt");

-- CreateIndex
CREATE INDEX "certificate_organizationId_state_idx" ON "certificate"("organizationId", "state");

-- CreateIndex
CREATE INDEX "person_mobileIndex_idx" ON "person"("mobileIndex");

-- CreateIndex
CREATE INDEX "verification_organizationId_idx" ON "verification"("organizationId");

-- CreateIndex
CREATE UNIQUE INDEX "verification_step_contractId_key" ON "verification_step"("contractId");

-- CreateIndex
CREATE UNIQUE INDEX "verification_step_provider_providerReference_key" ON "verification_step"("provider", "providerReference");

-- AddForeignKey
ALTER TABLE "verification" ADD CONSTRAINT "verification_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "organization"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "verification_step" ADD CONSTRAINT "verification_step_contractId_fkey" FOREIGN KEY ("contractId") REFERENCES "contract"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payment_challenge" ADD CONSTRAINT "payment_challenge_stepId_fkey" FOREIGN KEY ("stepId") REFERENCES "verification_step"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payment_challenge" ADD CONSTRAINT "payment_challenge_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payment_challenge" ADD CONSTRAINT "payment_challenge_receivingAccountId_fkey" FOREIGN KEY ("receivingAccountId") REFERENCES "receiving_account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bank_import" ADD CONSTRAINT "bank_import_receivingAccountId_fkey" FOREIGN KEY ("receivingAccountId") REFERENCES "receiving_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bank_import" ADD CONSTRAINT "bank_import_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "administrator"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bank_transaction" ADD CONSTRAINT "bank_transaction_importId_fkey" FOREIGN KEY ("importId") REFERENCES "bank_import"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bank_transaction" ADD CONSTRAINT "bank_transaction_receivingAccountId_fkey" FOREIGN KEY ("receivingAccountId") REFERENCES "receiving_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bank_transaction" ADD CONSTRAINT "bank_transaction_challengeId_fkey" FOREIGN KEY ("challengeId") REFERENCES "payment_challenge"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "match_proposal" ADD CONSTRAINT "match_proposal_transactionId_fkey" FOREIGN KEY ("transactionId") REFERENCES "bank_transaction"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "match_proposal" ADD CONSTRAINT "match_proposal_challengeId_fkey" FOREIGN KEY ("challengeId") REFERENCES "payment_challenge"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "match_proposal" ADD CONSTRAINT "match_proposal_proposedById_fkey" FOREIGN KEY ("proposedById") REFERENCES "administrator"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "match_proposal" ADD CONSTRAINT "match_proposal_decidedById_fkey" FOREIGN KEY ("decidedById") REFERENCES "administrator"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "refund" ADD CONSTRAINT "refund_transactionId_fkey" FOREIGN KEY ("transactionId") REFERENCES "bank_transaction"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "refund" ADD CONSTRAINT "refund_doneById_fkey" FOREIGN KEY ("doneById") REFERENCES "administrator"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payout" ADD CONSTRAINT "payout_challengeId_fkey" FOREIGN KEY ("challengeId") REFERENCES "payment_challenge"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payout" ADD CONSTRAINT "payout_orderId_fkey" FOREIGN KEY ("orderId") REFERENCES "payout_order"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payout_order" ADD CONSTRAINT "payout_order_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "administrator"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "administrator" ADD CONSTRAINT "administrator_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "administrator_act" ADD CONSTRAINT "administrator_act_administratorId_fkey" FOREIGN KEY ("administratorId") REFERENCES "administrator"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review" ADD CONSTRAINT "review_stepId_fkey" FOREIGN KEY ("stepId") REFERENCES "verification_step"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_file" ADD CONSTRAINT "review_file_reviewId_fkey" FOREIGN KEY ("reviewId") REFERENCES "review"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_decision" ADD CONSTRAINT "review_decision_reviewId_fkey" FOREIGN KEY ("reviewId") REFERENCES "review"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_decision" ADD CONSTRAINT "review_decision_administratorId_fkey" FOREIGN KEY ("administratorId") REFERENCES "administrator"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "certificate" ADD CONSTRAINT "certificate_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "organization"("id") ON DELETE SET NULL ON UPDATE CASCADE;



-- ── What the schema language cannot say ─────────────────────────────────────────────────────────────────────

-- Names that were proven before had their numbers matched.
UPDATE "person" SET assurance = 1, "documentKind" = 'resident_identity_card' WHERE "verifiedAt" IS NOT NULL;

ALTER TABLE "link_token" DROP CONSTRAINT link_token_purpose, ADD CONSTRAINT link_token_purpose CHECK (
  (purpose IN ('confirm_email', 'reset_password') AND "accountId" IS NOT NULL AND "participantId" IS NULL) OR
  (purpose = 'sign_contract' AND "participantId" IS NOT NULL) OR
  (purpose = 'become_administrator' AND "accountId" IS NULL AND "participantId" IS NULL));
ALTER TABLE "person" ADD CONSTRAINT person_assurance CHECK (assurance BETWEEN 0 AND 3 AND (assurance = 0) = ("verifiedAt" IS NULL)),
  ADD CONSTRAINT person_document CHECK (("documentKind" IS NULL) = ("verifiedAt" IS NULL) AND "documentKind" IN
    ('resident_identity_card', 'hk_macao_residence_permit', 'taiwan_residence_permit', 'foreign_permanent_residence', 'passport')),
  ADD CONSTRAINT person_mobile CHECK (("mobileCipher" IS NULL) = ("mobileIndex" IS NULL) AND ("mobileCipher" IS NULL) = ("mobileMasked" IS NULL));
ALTER TABLE "verification" ADD CONSTRAINT verification_level CHECK ("requiredLevel" BETWEEN 1 AND 3);
DROP INDEX verification_one_open;
CREATE UNIQUE INDEX verification_one_open_person ON "verification" ("personId") WHERE state = 'open' AND "organizationId" IS NULL;
CREATE UNIQUE INDEX verification_one_open_organization ON "verification" ("organizationId") WHERE state = 'open' AND "organizationId" IS NOT NULL;
ALTER TABLE "verification_step" DROP CONSTRAINT verification_step_method, DROP CONSTRAINT verification_step_outcome,
  ADD CONSTRAINT verification_step_method CHECK (method IN (
    'identity_number', 'mobile', 'bank_card', 'alipay_face', 'tencent_face', 'tencent_eid', 'wechat_face', 'document_review',
    'register', 'legal_representative', 'legal_authorization', 'payment_in', 'payment_out', 'letter_review')),
  ADD CONSTRAINT verification_step_outcome CHECK (
    (state IN ('asked', 'waiting') AND outcome IS NULL AND "answeredAt" IS NULL) OR
    (state = 'answered' AND "answeredAt" IS NOT NULL AND outcome IN (
      'match', 'mismatch', 'no_record', 'invalid_input', 'limit', 'upstream_error', 'expired', 'cancelled'))),
  ADD CONSTRAINT verification_step_forgets CHECK (
    state <> 'answered' OR ("claimCipher" IS NULL AND "handoffCipher" IS NULL AND "codeHash" IS NULL)),
  ADD CONSTRAINT verification_step_code CHECK ("codeTries" BETWEEN 0 AND 5 AND ("codeHash" IS NULL OR "codeSentAt" IS NOT NULL));
-- A flow has one step under way.
CREATE UNIQUE INDEX verification_step_one_under_way ON "verification_step" ("verificationId") WHERE state <> 'answered';
CREATE INDEX verification_step_under_way ON "verification_step" ("expiresAt") WHERE state <> 'answered';

-- An answered step keeps its answer; a flow that ended stays as it ended.
CREATE FUNCTION verification_step_moves() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state = 'answered' OR (NEW.state <> OLD.state AND (OLD.state, NEW.state) NOT IN (
    ('asked', 'waiting'), ('waiting', 'asked'), ('asked', 'answered'), ('waiting', 'answered'))) THEN
    RAISE EXCEPTION 'a verification step does not go from % to %', OLD.state, NEW.state USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER verification_step_state_machine BEFORE UPDATE ON "verification_step" FOR EACH ROW EXECUTE FUNCTION verification_step_moves();
CREATE FUNCTION verification_moves() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.state <> OLD.state AND OLD.state <> 'open' THEN
    RAISE EXCEPTION 'a verification does not go from % to %', OLD.state, NEW.state USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER verification_state_machine BEFORE UPDATE OF state ON "verification" FOR EACH ROW EXECUTE FUNCTION verification_moves();

ALTER TABLE "consent" DROP CONSTRAINT consent_kind, ADD CONSTRAINT consent_kind CHECK (kind IN (
  'identity_check', 'mobile_check', 'bank_card_check', 'face_check', 'document_review', 'organization_check', 'certificate_terms'));

ALTER TABLE "organization" ADD CONSTRAINT organization_kind CHECK (kind IN ('enterprise', 'individual_business', 'other')),
  ADD CONSTRAINT organization_state CHECK (state IN ('unverified', 'verified', 'suspended', 'dissolved')),
  ADD CONSTRAINT organization_register_state CHECK ("registerState" IN ('in_operation', 'cancelled', 'revoked', 'withdrawn',
    'moved_out', 'being_established', 'liquidating', 'closed', 'other')),
  ADD CONSTRAINT organization_verified CHECK (state = 'unverified' OR "verifiedAt" IS NOT NULL),
  ADD CONSTRAINT organization_number CHECK ("creditCode" IS NOT NULL OR "registrationNumber" IS NOT NULL OR state = 'unverified'),
  ADD CONSTRAINT organization_credit_code CHECK ("creditCode" ~ '^[0-9A-HJ-NPQRTUWXY]{18}$'),
  ADD CONSTRAINT organization_registration_number CHECK ("registrationNumber" ~ '^[0-9]{15}$'),
  ADD CONSTRAINT organization_level CHECK ("requiredLevel" BETWEEN 1 AND 3);
-- One organization for one number, once it is verified; before that, anybody may try.
CREATE UNIQUE INDEX organization_one_credit_code ON "organization" ("creditCode") WHERE state <> 'unverified';
CREATE UNIQUE INDEX organization_one_registration_number ON "organization" ("registrationNumber") WHERE state <> 'unverified';
CREATE FUNCTION organization_moves() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.state <> OLD.state AND (OLD.state, NEW.state) NOT IN (
    ('unverified', 'verified'), ('verified', 'suspended'), ('suspended', 'verified'), ('verified', 'dissolved'), ('suspended', 'dissolved')) THEN
    RAISE EXCEPTION 'an organization does not go from % to %', OLD.state, NEW.state USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER organization_state_machine BEFORE UPDATE OF state ON "organization" FOR EACH ROW EXECUTE FUNCTION organization_moves();
ALTER TABLE "membership" ADD CONSTRAINT membership_role CHECK (role IN ('owner', 'administrator', 'member'));
CREATE UNIQUE INDEX membership_one_active ON "membership" ("organizationId", "accountId") WHERE "endedAt" IS NULL;

ALTER TABLE "certificate" DROP CONSTRAINT certificate_role, DROP CONSTRAINT certificate_subject,
  ADD CONSTRAINT certificate_role CHECK (role IN ('root', 'issuing_ca', 'timestamping_ca', 'platform', 'timestamping', 'signer', 'organization')),
  ADD CONSTRAINT certificate_subject CHECK ((role = 'signer') = ("personId" IS NOT NULL) AND (role = 'organization') = ("organizationId" IS NOT NULL));
CREATE UNIQUE INDEX certificate_one_intended_organization ON "certificate" ("organizationId") WHERE state = 'intended' AND "organizationId" IS NOT NULL;

ALTER TABLE "receiving_account" ADD CONSTRAINT receiving_account_currency CHECK (currency ~ '^[A-Z]{3}$');
ALTER TABLE "payment_challenge" ADD CONSTRAINT payment_challenge_direction CHECK (
    (direction = 'in' AND "receivingAccountId" IS NOT NULL AND state IN ('issued', 'matched', 'expired', 'cancelled')) OR
    (direction = 'out' AND "receivingAccountId" IS NULL AND state IN ('requested', 'sent', 'verified', 'failed', 'locked', 'expired', 'cancelled'))),
  ADD CONSTRAINT payment_challenge_amount CHECK ("amountCents" BETWEEN 1 AND 99),
  ADD CONSTRAINT payment_challenge_answers CHECK ("wrongAnswers" BETWEEN 0 AND 3 AND (state <> 'locked' OR "wrongAnswers" = 3)),
  ADD CONSTRAINT payment_challenge_settled CHECK ((state IN ('issued', 'requested', 'sent')) = ("settledAt" IS NULL));
CREATE UNIQUE INDEX payment_challenge_one_open ON "payment_challenge" ("organizationId") WHERE state IN ('issued', 'requested', 'sent');
CREATE FUNCTION payment_challenge_moves() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.state <> OLD.state AND (OLD.state, NEW.state) NOT IN (
    ('issued', 'matched'), ('issued', 'expired'), ('issued', 'cancelled'), ('expired', 'matched'),
    ('requested', 'sent'), ('requested', 'failed'), ('requested', 'cancelled'), ('requested', 'expired'),
    ('sent', 'verified'), ('sent', 'failed'), ('sent', 'locked'), ('sent', 'expired'), ('sent', 'cancelled')) THEN
    RAISE EXCEPTION 'a payment challenge does not go from % to %', OLD.state, NEW.state USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER payment_challenge_state_machine BEFORE UPDATE OF state ON "payment_challenge" FOR EACH ROW EXECUTE FUNCTION payment_challenge_moves();

ALTER TABLE "bank_import" ADD CONSTRAINT bank_import_source CHECK (source IN ('statement', 'callback', 'stripe', 'manual')),
  ADD CONSTRAINT bank_import_state CHECK (state IN ('preview', 'committed', 'undone', 'discarded')),
  ADD CONSTRAINT bank_import_committed CHECK ((state IN ('committed', 'undone')) = ("committedAt" IS NOT NULL)),
  ADD CONSTRAINT bank_import_forgets CHECK (state = 'preview' OR "contentCipher" IS NULL);
ALTER TABLE "bank_transaction" ADD CONSTRAINT bank_transaction_state CHECK (state IN ('unmatched', 'matched', 'refund_due', 'refunded', 'set_aside')),
  ADD CONSTRAINT bank_transaction_matched CHECK (state <> 'matched' OR "challengeId" IS NOT NULL),
  ADD CONSTRAINT bank_transaction_amount CHECK ("amountCents" > 0),
  ADD CONSTRAINT bank_transaction_fingerprint CHECK (octet_length(fingerprint) = 32);
ALTER TABLE "match_proposal" ADD CONSTRAINT match_proposal_state CHECK (state IN ('proposed', 'approved', 'rejected')),
  ADD CONSTRAINT match_proposal_two_people CHECK (state <> 'approved' OR ("decidedById" IS NOT NULL AND "decidedById" <> "proposedById"));
CREATE UNIQUE INDEX match_proposal_one_open ON "match_proposal" ("transactionId") WHERE state = 'proposed';
ALTER TABLE "refund" ADD CONSTRAINT refund_state CHECK (state IN ('due', 'done') AND (state = 'done') = ("doneAt" IS NOT NULL)),
  ADD CONSTRAINT refund_amount CHECK ("amountCents" > 0);
ALTER TABLE "payout" ADD CONSTRAINT payout_state CHECK (state IN ('requested', 'ordered', 'sent', 'failed')),
  ADD CONSTRAINT payout_cnaps CHECK (cnaps ~ '^[0-9]{12}$');
ALTER TABLE "payout_order" ADD CONSTRAINT payout_order_format CHECK (format IN ('pain001', 'csv'));

ALTER TABLE "administrator" ADD CONSTRAINT administrator_role CHECK (role IN ('chief', 'reviewer', 'finance'));
ALTER TABLE "administrator_act" ADD CONSTRAINT administrator_act_chain CHECK (sequence >= 1 AND octet_length(hash) = 32 AND octet_length("previousHash") = 32);
CREATE TRIGGER administrator_act_append_only BEFORE UPDATE OR DELETE ON "administrator_act" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER administrator_act_no_truncate BEFORE TRUNCATE ON "administrator_act" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
ALTER TABLE "review" ADD CONSTRAINT review_kind CHECK (kind IN ('person_document', 'organization_licence', 'authorization_letter')),
  ADD CONSTRAINT review_state CHECK (state IN ('waiting', 'approved', 'refused', 'withdrawn') AND (state = 'waiting') = ("decidedAt" IS NULL));
ALTER TABLE "review_file" ADD CONSTRAINT review_file_side CHECK (side IN ('front', 'back', 'photo_page', 'licence', 'letter')),
  ADD CONSTRAINT review_file_type CHECK ("mediaType" IN ('image/jpeg', 'image/png', 'application/pdf') AND size > 0 AND octet_length(sha256) = 32);
ALTER TABLE "review_decision" ADD CONSTRAINT review_decision_verdict CHECK (verdict IN ('approve', 'refuse'));
CREATE TRIGGER review_decision_append_only BEFORE UPDATE OR DELETE ON "review_decision" FOR EACH ROW EXECUTE FUNCTION refuse_change();
