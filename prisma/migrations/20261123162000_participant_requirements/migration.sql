-- What the sender asks of one participant: in which way she confirms, and with which kind of signature or seal.
ALTER TABLE "participant" ADD COLUMN "requiredIntent" TEXT, ADD COLUMN "sealKind" TEXT;
ALTER TABLE "participant"
  ADD CONSTRAINT participant_intent CHECK ("requiredIntent" IS NULL OR ("requiredIntent" IN ('code', 'passkey', 'sign_password') AND role IN ('signer', 'witness'))),
  ADD CONSTRAINT participant_seal_kind CHECK ("sealKind" IS NULL OR role IN ('signer', 'witness') AND CASE
    WHEN "organizationName" IS NULL THEN "sealKind" IN ('drawn', 'generated')
    ELSE "sealKind" IN ('official', 'contract', 'legal_representative') END);
-- Nobody signs with an intent of another kind than the one that is asked for.
CREATE FUNCTION signature_follows_requirement() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM "participant" p JOIN "intent" i ON i.id = NEW."intentId"
    WHERE p.id = NEW."participantId" AND p."requiredIntent" IS NOT NULL AND p."requiredIntent" <> i.method) THEN
    RAISE EXCEPTION 'the sender asks this participant to confirm in another way' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER signature_requirement BEFORE INSERT ON "signature" FOR EACH ROW WHEN (NEW."participantId" IS NOT NULL) EXECUTE FUNCTION signature_follows_requirement();
