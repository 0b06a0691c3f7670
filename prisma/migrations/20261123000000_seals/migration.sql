-- Seals: of people and of organizations, in versions; who may use them; leave for each use; and every use.

-- DropForeignKey
ALTER TABLE "signature" DROP CONSTRAINT "signature_sealId_fkey";

-- AlterTable
ALTER TABLE "field" ADD COLUMN     "options" JSONB;

-- AlterTable
ALTER TABLE "membership" ADD COLUMN     "sealDuty" TEXT;

-- AlterTable
ALTER TABLE "participant" ADD COLUMN     "organizationId" UUID,
ADD COLUMN     "organizationName" TEXT;

-- AlterTable
ALTER TABLE "seal" ADD COLUMN     "endedAt" TIMESTAMPTZ(3),
ADD COLUMN     "eventCount" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "lastEventHash" BYTEA,
ADD COLUMN     "organizationId" UUID,
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 0,
ALTER COLUMN "personId" DROP NOT NULL;


-- CreateTable
CREATE TABLE "seal_version" (
    "id" UUID NOT NULL,
    "sealId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "origin" TEXT NOT NULL,
    "design" JSONB,
    "description" JSONB,
    "outline" JSONB NOT NULL,
    "sha256" BYTEA NOT NULL,
    "createdById" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "seal_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "seal_review" (
    "id" UUID NOT NULL,
    "versionId" UUID NOT NULL,
    "state" TEXT NOT NULL,
    "mediaType" TEXT NOT NULL,
    "pictureCipher" BYTEA,
    "reason" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "decidedAt" TIMESTAMPTZ(3),
    "administratorId" UUID,

    CONSTRAINT "seal_review_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "seal_event" (
    "id" UUID NOT NULL,
    "sealId" UUID NOT NULL,
    "sequence" INTEGER NOT NULL,
    "type" TEXT NOT NULL,
    "actorId" UUID,
    "actorName" TEXT,
    "address" TEXT,
    "originSalt" BYTEA NOT NULL,
    "data" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "previousHash" BYTEA NOT NULL,
    "hash" BYTEA NOT NULL,

    CONSTRAINT "seal_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "seal_grant" (
    "id" UUID NOT NULL,
    "sealId" UUID NOT NULL,
    "membershipId" UUID,
    "granteeId" UUID,
    "authorizationId" UUID,
    "parentId" UUID,
    "state" TEXT NOT NULL,
    "notBefore" TIMESTAMPTZ(3) NOT NULL,
    "notAfter" TIMESTAMPTZ(3),
    "counterparties" TEXT[],
    "approverId" UUID,
    "deputyId" UUID,
    "answerHours" INTEGER,
    "givenById" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "endedAt" TIMESTAMPTZ(3),
    "endedById" UUID,

    CONSTRAINT "seal_grant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "seal_approval" (
    "id" UUID NOT NULL,
    "grantId" UUID NOT NULL,
    "participantId" UUID NOT NULL,
    "requestedById" UUID NOT NULL,
    "state" TEXT NOT NULL,
    "boundSha256" BYTEA NOT NULL,
    "deputyFrom" TIMESTAMPTZ(3),
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "reason" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "decidedAt" TIMESTAMPTZ(3),
    "decidedById" UUID,

    CONSTRAINT "seal_approval_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "seal_use" (
    "id" UUID NOT NULL,
    "sealId" UUID NOT NULL,
    "versionId" UUID NOT NULL,
    "signatureId" UUID NOT NULL,
    "fieldId" UUID,
    "accountId" UUID NOT NULL,
    "personName" TEXT NOT NULL,
    "grantId" UUID,
    "approvalId" UUID,
    "address" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "seal_use_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "drawing_pad" (
    "id" UUID NOT NULL,
    "accountId" UUID NOT NULL,
    "tokenHash" BYTEA NOT NULL,
    "state" TEXT NOT NULL,
    "outlineCipher" BYTEA,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "openedAt" TIMESTAMPTZ(3),

    CONSTRAINT "drawing_pad_pkey" PRIMARY KEY ("id")
);

-- ── What is there becomes first versions and uses ───────────────────────────────────────────────────────────

INSERT INTO "seal_version" ("id", "sealId", "number", "origin", "outline", "sha256", "createdById", "createdAt")
  SELECT gen_random_uuid(), s.id, 1, s.kind, s.outline, s.sha256, p."accountId", s."createdAt" FROM "seal" s JOIN "person" p ON p.id = s."personId";
INSERT INTO "seal_use" ("id", "sealId", "versionId", "signatureId", "accountId", "personName", "at")
  SELECT gen_random_uuid(), g."sealId", v.id, g.id, a."accountId", a.name, g."timeStampedAt"
    FROM "signature" g JOIN "seal_version" v ON v."sealId" = g."sealId" JOIN "participant" a ON a.id = g."participantId" WHERE a."accountId" IS NOT NULL;
ALTER TABLE "seal" DROP CONSTRAINT seal_kind, DROP CONSTRAINT seal_state, DROP CONSTRAINT seal_digest;
UPDATE "seal" SET kind = 'signature', version = 1, "endedAt" = "retiredAt";
ALTER TABLE "seal" DROP COLUMN "outline", DROP COLUMN "retiredAt", DROP COLUMN "sha256";
ALTER TABLE "signature" DROP CONSTRAINT signature_of_someone;
ALTER TABLE "signature" DROP COLUMN "sealId";

-- CreateIndex
CREATE UNIQUE INDEX "seal_version_sealId_number_key" ON "seal_version"("sealId", "number");

-- CreateIndex
CREATE UNIQUE INDEX "seal_review_versionId_key" ON "seal_review"("versionId");

-- CreateIndex
CREATE INDEX "seal_review_state_createdAt_idx" ON "seal_review"("state", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "seal_event_sealId_sequence_key" ON "seal_event"("sealId", "sequence");

-- CreateIndex
CREATE UNIQUE INDEX "seal_grant_authorizationId_key" ON "seal_grant"("authorizationId");

-- CreateIndex
CREATE INDEX "seal_grant_sealId_state_idx" ON "seal_grant"("sealId", "state");

-- CreateIndex
CREATE INDEX "seal_grant_membershipId_idx" ON "seal_grant"("membershipId");

-- CreateIndex
CREATE INDEX "seal_grant_granteeId_idx" ON "seal_grant"("granteeId");

-- CreateIndex
CREATE INDEX "seal_approval_participantId_idx" ON "seal_approval"("participantId");

-- CreateIndex
CREATE INDEX "seal_approval_grantId_state_idx" ON "seal_approval"("grantId", "state");

-- CreateIndex
CREATE INDEX "seal_use_sealId_at_idx" ON "seal_use"("sealId", "at");

-- CreateIndex
CREATE UNIQUE INDEX "seal_use_signatureId_fieldId_key" ON "seal_use"("signatureId", "fieldId");

-- CreateIndex
CREATE UNIQUE INDEX "drawing_pad_tokenHash_key" ON "drawing_pad"("tokenHash");

-- CreateIndex
CREATE INDEX "drawing_pad_accountId_idx" ON "drawing_pad"("accountId");

-- CreateIndex
CREATE INDEX "seal_organizationId_state_idx" ON "seal"("organizationId", "state");

-- AddForeignKey
ALTER TABLE "seal" ADD CONSTRAINT "seal_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "seal_version" ADD CONSTRAINT "seal_version_sealId_fkey" FOREIGN KEY ("sealId") REFERENCES "seal"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "seal_version" ADD CONSTRAINT "seal_version_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "seal_review" ADD CONSTRAINT "seal_review_versionId_fkey" FOREIGN KEY ("versionId") REFERENCES "seal_version"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "seal_review" ADD CONSTRAINT "seal_review_administratorId_fkey" FOREIGN KEY ("administratorId") REFERENCES "administrator"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "seal_event" ADD CONSTRAINT "seal_event_sealId_fkey" FOREIGN KEY ("sealId") REFERENCES "seal"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "seal_grant" ADD CONSTRAINT "seal_grant_sealId_fkey" FOREIGN KEY ("sealId") REFERENCES "seal"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "seal_grant" ADD CONSTRAINT "seal_grant_membershipId_fkey" FOREIGN KEY ("membershipId") REFERENCES "membership"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "seal_grant" ADD CONSTRAINT "seal_grant_granteeId_fkey" FOREIGN KEY ("granteeId") REFERENCES "organization"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "seal_grant" ADD CONSTRAINT "seal_grant_authorizationId_fkey" FOREIGN KEY ("authorizationId") REFERENCES "contract"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "seal_grant" ADD CONSTRAINT "seal_grant_parentId_fkey" FOREIGN KEY ("parentId") REFERENCES "seal_grant"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "seal_grant" ADD CONSTRAINT "seal_grant_approverId_fkey" FOREIGN KEY ("approverId") REFERENCES "membership"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "seal_grant" ADD CONSTRAINT "seal_grant_deputyId_fkey" FOREIGN KEY ("deputyId") REFERENCES "membership"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "seal_grant" ADD CONSTRAINT "seal_grant_givenById_fkey" FOREIGN KEY ("givenById") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "seal_grant" ADD CONSTRAINT "seal_grant_endedById_fkey" FOREIGN KEY ("endedById") REFERENCES "account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "seal_approval" ADD CONSTRAINT "seal_approval_grantId_fkey" FOREIGN KEY ("grantId") REFERENCES "seal_grant"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "seal_approval" ADD CONSTRAINT "seal_approval_participantId_fkey" FOREIGN KEY ("participantId") REFERENCES "participant"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "seal_approval" ADD CONSTRAINT "seal_approval_requestedById_fkey" FOREIGN KEY ("requestedById") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "seal_approval" ADD CONSTRAINT "seal_approval_decidedById_fkey" FOREIGN KEY ("decidedById") REFERENCES "account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "seal_use" ADD CONSTRAINT "seal_use_sealId_fkey" FOREIGN KEY ("sealId") REFERENCES "seal"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "seal_use" ADD CONSTRAINT "seal_use_versionId_fkey" FOREIGN KEY ("versionId") REFERENCES "seal_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "seal_use" ADD CONSTRAINT "seal_use_signatureId_fkey" FOREIGN KEY ("signatureId") REFERENCES "signature"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "seal_use" ADD CONSTRAINT "seal_use_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "seal_use" ADD CONSTRAINT "seal_use_grantId_fkey" FOREIGN KEY ("grantId") REFERENCES "seal_grant"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "seal_use" ADD CONSTRAINT "seal_use_approvalId_fkey" FOREIGN KEY ("approvalId") REFERENCES "seal_approval"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "drawing_pad" ADD CONSTRAINT "drawing_pad_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "participant" ADD CONSTRAINT "participant_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "organization"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- ── What the schema language cannot say ─────────────────────────────────────────────────────────────────────

ALTER TABLE "seal" ADD CONSTRAINT seal_kind CHECK (kind IN ('signature', 'name_seal', 'official', 'contract', 'finance', 'invoice', 'personnel', 'legal_representative', 'department', 'foreign', 'other')
    AND ("personId" IS NOT NULL) = (kind IN ('signature', 'name_seal'))),
  ADD CONSTRAINT seal_owner CHECK (("personId" IS NULL) <> ("organizationId" IS NULL)),
  ADD CONSTRAINT seal_state CHECK (state IN ('draft', 'in_review', 'active', 'suspended', 'retired', 'destroyed')
    AND (state IN ('retired', 'destroyed')) = ("endedAt" IS NOT NULL)
    AND ("personId" IS NULL OR state IN ('active', 'retired'))),
  ADD CONSTRAINT seal_version_number CHECK (version >= 0 AND (version > 0 OR state IN ('draft', 'in_review', 'destroyed'))),
  ADD CONSTRAINT seal_name CHECK (btrim(name) <> ''),
  ADD CONSTRAINT seal_chain CHECK (("eventCount" = 0) = ("lastEventHash" IS NULL));
-- An organization has one official seal, as the law wants it; the next can be made when it is retired.
CREATE UNIQUE INDEX seal_one_official ON "seal" ("organizationId") WHERE kind = 'official' AND state NOT IN ('retired', 'destroyed');
ALTER TABLE "seal_version" ADD CONSTRAINT seal_version_origin CHECK (origin IN ('drawn', 'generated', 'photographed', 'designed', 'uploaded', 'imported')
    AND (origin = 'designed') = (design IS NOT NULL)),
  ADD CONSTRAINT seal_version_digest CHECK (octet_length(sha256) = 32 AND number >= 1);
ALTER TABLE "seal_event" ADD CONSTRAINT seal_event_chain CHECK (sequence >= 1 AND octet_length(hash) = 32 AND octet_length("previousHash") = 32);
ALTER TABLE "membership" ADD CONSTRAINT membership_seal_duty CHECK ("sealDuty" IN ('keeper', 'auditor'));
ALTER TABLE "seal_grant" ADD CONSTRAINT seal_grant_state CHECK (state IN ('waiting', 'given', 'ended') AND (state = 'ended') = ("endedAt" IS NOT NULL)),
  ADD CONSTRAINT seal_grant_to_one CHECK (("membershipId" IS NULL) <> ("granteeId" IS NULL)),
  ADD CONSTRAINT seal_grant_authorized CHECK (("granteeId" IS NULL) = ("authorizationId" IS NULL) AND (state <> 'waiting' OR "granteeId" IS NOT NULL)),
  ADD CONSTRAINT seal_grant_of_a_grant CHECK ("parentId" IS NULL OR "membershipId" IS NOT NULL),
  ADD CONSTRAINT seal_grant_time CHECK ("notAfter" IS NULL OR "notBefore" < "notAfter"),
  ADD CONSTRAINT seal_grant_approval CHECK (("approverId" IS NULL) = ("answerHours" IS NULL) AND ("deputyId" IS NULL OR "approverId" IS NOT NULL)
    AND "deputyId" <> "approverId" AND "answerHours" BETWEEN 1 AND 720);
ALTER TABLE "seal_approval" ADD CONSTRAINT seal_approval_state CHECK (state IN ('waiting', 'approved', 'refused', 'expired', 'withdrawn', 'used')
    AND (state IN ('approved', 'refused', 'used')) = ("decidedById" IS NOT NULL) AND ("decidedById" IS NULL OR "decidedAt" IS NOT NULL)),
  ADD CONSTRAINT seal_approval_bound CHECK (octet_length("boundSha256") = 32);
CREATE UNIQUE INDEX seal_approval_one_open ON "seal_approval" ("participantId", "grantId") WHERE state IN ('waiting', 'approved');
ALTER TABLE "drawing_pad" ADD CONSTRAINT drawing_pad_state CHECK (state IN ('open', 'drawn', 'taken') AND octet_length("tokenHash") = 32
    AND (state = 'drawn') = ("outlineCipher" IS NOT NULL));
ALTER TABLE "seal_review" ADD CONSTRAINT seal_review_state CHECK (state IN ('waiting', 'approved', 'refused', 'withdrawn') AND (state = 'waiting') = ("decidedAt" IS NULL)
    AND (state IN ('approved', 'refused')) = ("administratorId" IS NOT NULL) AND (state = 'waiting') = ("pictureCipher" IS NOT NULL)),
  ADD CONSTRAINT seal_review_type CHECK ("mediaType" IN ('image/jpeg', 'image/png', 'image/gif', 'image/bmp'));
ALTER TABLE "field" DROP CONSTRAINT field_kind,
  ADD CONSTRAINT field_kind CHECK (kind IN ('signature', 'date', 'text', 'seal', 'cross_page') AND (kind = 'cross_page') = (options IS NOT NULL));
ALTER TABLE "participant" ADD CONSTRAINT participant_organization CHECK (btrim("organizationName") <> '' AND ("organizationId" IS NULL OR "organizationName" IS NOT NULL));
ALTER TABLE "signature" ADD CONSTRAINT signature_of_someone CHECK (("participantId" IS NULL) = ("intentId" IS NULL));

CREATE TRIGGER seal_event_append_only BEFORE UPDATE OR DELETE ON "seal_event" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER seal_event_no_truncate BEFORE TRUNCATE ON "seal_event" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER seal_use_append_only BEFORE UPDATE OR DELETE ON "seal_use" FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- A version keeps what it was drawn with; who made it may be forgotten.
CREATE FUNCTION seal_version_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.outline <> OLD.outline OR NEW.sha256 <> OLD.sha256 OR NEW.number <> OLD.number OR NEW."sealId" <> OLD."sealId"
     OR NEW.design IS DISTINCT FROM OLD.design OR NEW.description IS DISTINCT FROM OLD.description THEN
    RAISE EXCEPTION 'a version of a seal is never changed' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER seal_version_unchanged BEFORE UPDATE ON "seal_version" FOR EACH ROW EXECUTE FUNCTION seal_version_stays();

-- The state machines; lib/domain/seals/seal-states.ts holds the same tables.
CREATE FUNCTION seal_moves() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.state <> OLD.state AND (OLD.state, NEW.state) NOT IN (
    ('draft', 'in_review'), ('draft', 'active'), ('draft', 'destroyed'),
    ('in_review', 'draft'), ('in_review', 'active'), ('in_review', 'destroyed'),
    ('active', 'suspended'), ('active', 'retired'), ('suspended', 'active'), ('suspended', 'retired'),
    ('retired', 'destroyed')) THEN
    RAISE EXCEPTION 'a seal does not go from % to %', OLD.state, NEW.state USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER seal_state_machine BEFORE UPDATE OF state ON "seal" FOR EACH ROW EXECUTE FUNCTION seal_moves();
CREATE FUNCTION seal_grant_moves() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.state <> OLD.state AND (OLD.state, NEW.state) NOT IN (('waiting', 'given'), ('waiting', 'ended'), ('given', 'ended')) THEN
    RAISE EXCEPTION 'a grant does not go from % to %', OLD.state, NEW.state USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER seal_grant_state_machine BEFORE UPDATE OF state ON "seal_grant" FOR EACH ROW EXECUTE FUNCTION seal_grant_moves();
CREATE FUNCTION seal_approval_moves() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.state <> OLD.state AND (OLD.state, NEW.state) NOT IN (
    ('waiting', 'approved'), ('waiting', 'refused'), ('waiting', 'expired'), ('waiting', 'withdrawn'),
    ('approved', 'used'), ('approved', 'withdrawn'), ('approved', 'expired')) THEN
    RAISE EXCEPTION 'an approval does not go from % to %', OLD.state, NEW.state USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER seal_approval_state_machine BEFORE UPDATE OF state ON "seal_approval" FOR EACH ROW EXECUTE FUNCTION seal_approval_moves();
