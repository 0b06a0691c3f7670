-- Who acts when: turns instead of "one after the other", so that several can act at the same time before the next.
ALTER TABLE "participant" ADD COLUMN "turn" INTEGER NOT NULL DEFAULT 1, ADD COLUMN "signerLevel" INTEGER;
UPDATE "participant" p SET "turn" = p."position" + 1 FROM "contract" c WHERE c.id = p."contractId" AND c."ordered";
ALTER TABLE "contract" DROP COLUMN "ordered";

-- What is done can be more than a signature; the same person may stand in a contract in several roles.
ALTER TABLE "participant" DROP CONSTRAINT participant_signed,
  DROP CONSTRAINT participant_role,
  DROP CONSTRAINT participant_state;
ALTER TABLE "participant" RENAME COLUMN "signedAt" TO "doneAt";
DROP INDEX "participant_contractId_email_key";
ALTER TABLE "participant"
  ADD CONSTRAINT participant_role CHECK (role IN ('signer', 'witness', 'approver', 'copy')),
  ADD CONSTRAINT participant_state CHECK (
    state IN ('draft', 'waiting', 'invited', 'opened', 'signed', 'approved', 'informed', 'declined')),
  ADD CONSTRAINT participant_done CHECK ((state IN ('signed', 'approved', 'informed')) = ("doneAt" IS NOT NULL)),
  -- Who gets a copy is asked for nothing, and what a role does not do does not become of it.
  ADD CONSTRAINT participant_role_state CHECK (CASE state
    WHEN 'signed' THEN role IN ('signer', 'witness')
    WHEN 'approved' THEN role = 'approver'
    WHEN 'informed' THEN role = 'copy'
    WHEN 'invited' THEN role <> 'copy'
    WHEN 'opened' THEN role <> 'copy'
    WHEN 'declined' THEN role <> 'copy'
    ELSE true END),
  ADD CONSTRAINT participant_turn CHECK ("turn" >= 1),
  ADD CONSTRAINT participant_level CHECK ("signerLevel" BETWEEN 1 AND 3);

-- lib/domain/contracts/states.ts holds the same table.
CREATE OR REPLACE FUNCTION participant_moves() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.state <> OLD.state AND (OLD.state, NEW.state) NOT IN (
    ('draft', 'waiting'), ('draft', 'invited'), ('waiting', 'draft'), ('invited', 'draft'),
    ('waiting', 'invited'), ('waiting', 'informed'), ('waiting', 'declined'),
    ('invited', 'opened'), ('invited', 'signed'), ('invited', 'approved'), ('invited', 'declined'),
    ('opened', 'signed'), ('opened', 'approved'), ('opened', 'declined')) THEN
    RAISE EXCEPTION 'a participant does not go from % to %', OLD.state, NEW.state USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
