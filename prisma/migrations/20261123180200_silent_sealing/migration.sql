-- An organization's seal put on contracts of one template without asking each time: never for a person's signature.
CREATE TABLE "silent_sealing" (
    "id" UUID NOT NULL,
    "sealId" UUID NOT NULL,
    "templateId" UUID,
    "templateTitle" TEXT NOT NULL,
    "givenById" UUID NOT NULL,
    "most" INTEGER NOT NULL,
    "used" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "notAfter" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "silent_sealing_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "silent_sealing_sealId_idx" ON "silent_sealing"("sealId");
CREATE INDEX "silent_sealing_givenById_idx" ON "silent_sealing"("givenById");
ALTER TABLE "silent_sealing" ADD CONSTRAINT "silent_sealing_sealId_fkey" FOREIGN KEY ("sealId") REFERENCES "seal"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  ADD CONSTRAINT "silent_sealing_templateId_fkey" FOREIGN KEY ("templateId") REFERENCES "template"("id") ON DELETE SET NULL ON UPDATE CASCADE,
  ADD CONSTRAINT "silent_sealing_givenById_fkey" FOREIGN KEY ("givenById") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "silent_sealing" ADD CONSTRAINT silent_sealing_bounds CHECK (
  "most" BETWEEN 1 AND 10000 AND "used" BETWEEN 0 AND "most" AND "notAfter" > "createdAt" AND "notAfter" <= "createdAt" + interval '367 days');
-- One for each seal and template at a time.
CREATE UNIQUE INDEX silent_sealing_open ON "silent_sealing"("sealId", "templateId") WHERE "endedAt" IS NULL;

-- Such a sealing has an intent too: it was proven when it was allowed.
ALTER TABLE "intent" ADD COLUMN "silentSealingId" UUID;
ALTER TABLE "intent" ADD CONSTRAINT "intent_silentSealingId_fkey" FOREIGN KEY ("silentSealingId") REFERENCES "silent_sealing"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "intent" DROP CONSTRAINT intent_method;
ALTER TABLE "intent" ADD CONSTRAINT intent_method CHECK (
  method IN ('code', 'passkey', 'sign_password', 'face', 'silent')
  AND (method = 'code' AND "batchId" IS NULL) = ("codeHash" IS NOT NULL)
  AND (method = 'silent') = ("silentSealingId" IS NOT NULL));
