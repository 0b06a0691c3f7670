-- Many contracts under one confirmation. What is confirmed stands in one row; each contract still has an intent of its
-- own, which one signature of that contract spends.
CREATE TABLE "signing_batch" (
    "id" UUID NOT NULL,
    "accountId" UUID NOT NULL,
    "sealId" UUID,
    "method" TEXT,
    "codeHash" BYTEA,
    "codeExpiresAt" TIMESTAMPTZ(3),
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "boundSha256" BYTEA,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "provenAt" TIMESTAMPTZ(3),
    CONSTRAINT "signing_batch_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "signing_batch_item" (
    "id" UUID NOT NULL,
    "batchId" UUID NOT NULL,
    "participantId" UUID NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "seals" JSONB NOT NULL,
    "shownAt" TIMESTAMPTZ(3),
    "shownSha256" BYTEA,
    "problem" TEXT,
    CONSTRAINT "signing_batch_item_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "signing_batch_accountId_idx" ON "signing_batch"("accountId");
CREATE UNIQUE INDEX "signing_batch_item_batchId_participantId_key" ON "signing_batch_item"("batchId", "participantId");
CREATE UNIQUE INDEX "signing_batch_item_batchId_ordinal_key" ON "signing_batch_item"("batchId", "ordinal");
CREATE INDEX "signing_batch_item_participantId_idx" ON "signing_batch_item"("participantId");
ALTER TABLE "intent" ADD COLUMN "batchId" UUID;
CREATE INDEX "intent_batchId_participantId_idx" ON "intent"("batchId", "participantId");
ALTER TABLE "signing_batch" ADD CONSTRAINT "signing_batch_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "signing_batch_item" ADD CONSTRAINT "signing_batch_item_batchId_fkey" FOREIGN KEY ("batchId") REFERENCES "signing_batch"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "signing_batch_item" ADD CONSTRAINT "signing_batch_item_participantId_fkey" FOREIGN KEY ("participantId") REFERENCES "participant"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "intent" ADD CONSTRAINT "intent_batchId_fkey" FOREIGN KEY ("batchId") REFERENCES "signing_batch"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "signing_batch"
  ADD CONSTRAINT signing_batch_method CHECK (method IN ('code', 'passkey')),
  ADD CONSTRAINT signing_batch_proven CHECK (("provenAt" IS NULL) = (method IS NULL) AND ("provenAt" IS NULL) = ("boundSha256" IS NULL)),
  ADD CONSTRAINT signing_batch_attempts CHECK (attempts BETWEEN 0 AND 5),
  ADD CONSTRAINT signing_batch_code CHECK (("codeHash" IS NULL) = ("codeExpiresAt" IS NULL)),
  ADD CONSTRAINT signing_batch_bound CHECK ("boundSha256" IS NULL OR octet_length("boundSha256") = 32);
ALTER TABLE "signing_batch_item"
  ADD CONSTRAINT signing_batch_item_shown CHECK (("shownAt" IS NULL) = ("shownSha256" IS NULL)),
  ADD CONSTRAINT signing_batch_item_digest CHECK ("shownSha256" IS NULL OR octet_length("shownSha256") = 32);

-- The code of many contracts is the batch's; an intent of one of them is born proven and bound.
ALTER TABLE "intent" DROP CONSTRAINT intent_method,
  ADD CONSTRAINT intent_method CHECK (method IN ('code', 'passkey')
    AND (method = 'code' AND "batchId" IS NULL) = ("codeHash" IS NOT NULL)),
  ADD CONSTRAINT intent_of_batch CHECK ("batchId" IS NULL OR ("provenAt" IS NOT NULL AND "boundSha256" IS NOT NULL));

-- Nothing is proven for a contract of a batch that was not shown, nor in another's batch, nor without the batch's proof.
CREATE FUNCTION intent_follows_batch() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT 1 FROM "signing_batch_item" i JOIN "signing_batch" b ON b.id = i."batchId"
    WHERE i."batchId" = NEW."batchId" AND i."participantId" = NEW."participantId" AND i."shownAt" IS NOT NULL
      AND b."accountId" = NEW."accountId" AND b.method = NEW.method AND b."provenAt" = NEW."provenAt") THEN
    RAISE EXCEPTION 'an intent of a batch follows the proof of that batch for what was shown in it' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER intent_batch BEFORE INSERT ON "intent" FOR EACH ROW WHEN (NEW."batchId" IS NOT NULL) EXECUTE FUNCTION intent_follows_batch();
