-- A contract may have to be approved by a colleague of its sender before it goes out.
ALTER TABLE "contract" ADD COLUMN "releaserId" UUID, ADD COLUMN "releaseNote" TEXT;
ALTER TABLE "contract" ADD CONSTRAINT "contract_releaserId_fkey" FOREIGN KEY ("releaserId") REFERENCES "account"("id")
  ON DELETE RESTRICT ON UPDATE CASCADE;
CREATE INDEX "contract_releaserId_state_idx" ON "contract"("releaserId", "state");

ALTER TABLE "contract" DROP CONSTRAINT contract_state, DROP CONSTRAINT contract_sent;
ALTER TABLE "contract"
  ADD CONSTRAINT contract_state
    CHECK (state IN ('draft', 'in_approval', 'sending', 'out', 'completed', 'declined', 'expired', 'withdrawn', 'voided')),
  ADD CONSTRAINT contract_sent CHECK (state IN ('draft', 'in_approval', 'sending', 'withdrawn') OR "sentAt" IS NOT NULL),
  ADD CONSTRAINT contract_releaser CHECK ("releaserId" <> "ownerId" AND (state <> 'in_approval' OR "releaserId" IS NOT NULL));

-- Who approves is said in the draft. With somebody named, no draft goes out without the approval.
CREATE OR REPLACE FUNCTION contract_moves() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.state <> OLD.state AND (OLD.state, NEW.state) NOT IN (
    ('draft', 'in_approval'), ('in_approval', 'draft'), ('in_approval', 'sending'),
    ('draft', 'sending'), ('draft', 'withdrawn'), ('sending', 'draft'), ('sending', 'out'),
    ('out', 'completed'), ('out', 'declined'), ('out', 'expired'), ('out', 'withdrawn'), ('completed', 'voided')) THEN
    RAISE EXCEPTION 'a contract does not go from % to %', OLD.state, NEW.state USING ERRCODE = 'restrict_violation';
  END IF;
  IF OLD.state = 'draft' AND NEW.state = 'sending' AND NEW."releaserId" IS NOT NULL THEN
    RAISE EXCEPTION 'this contract waits for an approval' USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.state = 'voided' AND OLD.state <> 'voided' AND NOT EXISTS (
    SELECT 1 FROM "contract" c WHERE c."relatesToId" = NEW.id AND c.relation = 'void' AND c.state = 'completed') THEN
    RAISE EXCEPTION 'no complete agreement ends this contract' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE FUNCTION contract_releaser_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'who approves a contract is changed in a draft' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER contract_releaser_stays BEFORE UPDATE OF "releaserId" ON "contract" FOR EACH ROW
  WHEN (OLD."releaserId" IS DISTINCT FROM NEW."releaserId" AND OLD.state <> 'draft')
  EXECUTE FUNCTION contract_releaser_stays();
