-- An owner may close an organization. It is kept as a record, restricted; its number may be verified anew.
ALTER TABLE "organization" ADD COLUMN "closedAt" TIMESTAMPTZ(3), ADD COLUMN "closedById" UUID;
ALTER TABLE "organization" ADD CONSTRAINT "organization_closedById_fkey" FOREIGN KEY ("closedById") REFERENCES "account"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "organization" DROP CONSTRAINT organization_state,
  ADD CONSTRAINT organization_state CHECK (state IN ('unverified', 'verified', 'suspended', 'dissolved', 'closed')),
  ADD CONSTRAINT organization_closed CHECK ((state = 'closed') = ("closedAt" IS NOT NULL)
    AND (state = 'closed' OR "closedById" IS NULL));
DROP INDEX organization_one_credit_code;
DROP INDEX organization_one_registration_number;
CREATE UNIQUE INDEX organization_one_credit_code ON "organization" ("creditCode") WHERE state NOT IN ('unverified', 'closed');
CREATE UNIQUE INDEX organization_one_registration_number ON "organization" ("registrationNumber") WHERE state NOT IN ('unverified', 'closed');
CREATE OR REPLACE FUNCTION organization_moves() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.state <> OLD.state AND (OLD.state, NEW.state) NOT IN (
    ('unverified', 'verified'), ('verified', 'suspended'), ('suspended', 'verified'), ('verified', 'dissolved'), ('suspended', 'dissolved'),
    ('verified', 'closed'), ('suspended', 'closed')) THEN
    RAISE EXCEPTION 'an organization does not go from % to %', OLD.state, NEW.state USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
