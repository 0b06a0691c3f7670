-- An intent by a comparison of faces: bound when she begins, proven by the provider's own word and nothing else.
ALTER TABLE "intent" ADD COLUMN "provider" TEXT, ADD COLUMN "providerReference" TEXT;
ALTER TABLE "intent" DROP CONSTRAINT intent_method,
  ADD CONSTRAINT intent_method CHECK (method IN ('code', 'passkey', 'sign_password', 'face')
    AND (method = 'code' AND "batchId" IS NULL) = ("codeHash" IS NOT NULL)),
  ADD CONSTRAINT intent_face CHECK ((method = 'face') = (provider IS NOT NULL)
    AND (method <> 'face' OR ("boundSha256" IS NOT NULL AND "batchId" IS NULL AND ("provenAt" IS NULL OR "providerReference" IS NOT NULL))));
-- Agreed to for signing, another purpose than that of proving a name.
ALTER TABLE "consent" DROP CONSTRAINT consent_kind, ADD CONSTRAINT consent_kind CHECK (kind IN (
  'identity_check', 'mobile_check', 'bank_card_check', 'face_check', 'document_review', 'organization_check', 'certificate_terms',
  'organization_certificate_terms', 'face_signing'));
CREATE UNIQUE INDEX "intent_provider_providerReference_key" ON "intent"("provider", "providerReference");
