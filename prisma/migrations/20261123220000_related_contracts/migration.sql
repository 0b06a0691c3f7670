-- A contract can be made to end a completed one by agreement (void), or to change it (amendment).
ALTER TABLE "contract" ADD COLUMN "relation" TEXT, ADD COLUMN "relatesToId" UUID, ADD COLUMN "voidedAt" TIMESTAMPTZ(3);
ALTER TABLE "contract" ADD CONSTRAINT "contract_relatesToId_fkey" FOREIGN KEY ("relatesToId") REFERENCES "contract"("id")
  ON DELETE RESTRICT ON UPDATE CASCADE;
CREATE INDEX "contract_relatesToId_idx" ON "contract"("relatesToId");
ALTER TABLE "contract"
  ADD CONSTRAINT contract_relation CHECK ((relation IS NULL) = ("relatesToId" IS NULL)
    AND (relation IS NULL OR (relation IN ('void', 'amendment') AND "relatesToId" <> id)));
-- One agreement to end a contract is out at a time; drafts of it hinder nobody.
CREATE UNIQUE INDEX contract_one_void ON "contract" ("relatesToId")
  WHERE relation = 'void' AND state IN ('sending', 'out', 'completed');

ALTER TABLE "contract" DROP CONSTRAINT contract_state, DROP CONSTRAINT contract_completed;
ALTER TABLE "contract"
  ADD CONSTRAINT contract_state
    CHECK (state IN ('draft', 'sending', 'out', 'completed', 'declined', 'expired', 'withdrawn', 'voided')),
  ADD CONSTRAINT contract_completed CHECK ((state IN ('completed', 'voided')) = ("completedAt" IS NOT NULL)),
  ADD CONSTRAINT contract_voided CHECK ((state = 'voided') = ("voidedAt" IS NOT NULL));

-- What it relates to is said when it is begun, of a complete contract, and stays.
CREATE FUNCTION contract_relates() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    RAISE EXCEPTION 'what a contract relates to is never changed' USING ERRCODE = 'restrict_violation';
  END IF;
  IF NOT EXISTS (SELECT 1 FROM "contract" c WHERE c.id = NEW."relatesToId" AND c.state = 'completed'
      AND c.relation IS DISTINCT FROM 'void') THEN
    RAISE EXCEPTION 'only a complete contract is ended or amended' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER contract_relation_begins BEFORE INSERT ON "contract" FOR EACH ROW
  WHEN (NEW."relatesToId" IS NOT NULL) EXECUTE FUNCTION contract_relates();
CREATE TRIGGER contract_relation_stays BEFORE UPDATE OF "relation", "relatesToId" ON "contract" FOR EACH ROW
  WHEN (OLD."relation" IS DISTINCT FROM NEW."relation" OR OLD."relatesToId" IS DISTINCT FROM NEW."relatesToId")
  EXECUTE FUNCTION contract_relates();

-- A complete contract stays complete unless a complete agreement ends it.
CREATE OR REPLACE FUNCTION contract_moves() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.state <> OLD.state AND (OLD.state, NEW.state) NOT IN (
    ('draft', 'sending'), ('draft', 'withdrawn'), ('sending', 'draft'), ('sending', 'out'),
    ('out', 'completed'), ('out', 'declined'), ('out', 'expired'), ('out', 'withdrawn'), ('completed', 'voided')) THEN
    RAISE EXCEPTION 'a contract does not go from % to %', OLD.state, NEW.state USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.state = 'voided' AND OLD.state <> 'voided' AND NOT EXISTS (
    SELECT 1 FROM "contract" c WHERE c."relatesToId" = NEW.id AND c.relation = 'void' AND c.state = 'completed') THEN
    RAISE EXCEPTION 'no complete agreement ends this contract' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
