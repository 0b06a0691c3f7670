-- What a flow is for: an organization's first proof, a new operator, or one of its facts that changed.
ALTER TABLE "verification" ADD COLUMN     "purpose" TEXT NOT NULL DEFAULT 'first';

-- CreateTable
CREATE TABLE "membership_invitation" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "tokenHash" BYTEA NOT NULL,
    "invitedById" UUID NOT NULL,
    "state" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "membership_invitation_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "membership_invitation_tokenHash_key" ON "membership_invitation"("tokenHash");

-- CreateIndex
CREATE INDEX "membership_invitation_organizationId_idx" ON "membership_invitation"("organizationId");

-- AddForeignKey
ALTER TABLE "membership_invitation" ADD CONSTRAINT "membership_invitation_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership_invitation" ADD CONSTRAINT "membership_invitation_invitedById_fkey" FOREIGN KEY ("invitedById") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;


-- ── What the schema language cannot say ─────────────────────────────────────────────────────────────────────

ALTER TABLE "verification" ADD CONSTRAINT verification_purpose CHECK (
  purpose IN ('first', 'operator', 'name', 'legal_representative', 'account')
  AND (purpose = 'first' OR "organizationId" IS NOT NULL));
ALTER TABLE "membership_invitation" ADD CONSTRAINT membership_invitation_role CHECK (role IN ('administrator', 'member')),
  ADD CONSTRAINT membership_invitation_state CHECK (state IN ('open', 'accepted', 'withdrawn') AND (state = 'open') = ("endedAt" IS NULL)),
  ADD CONSTRAINT membership_invitation_token CHECK (octet_length("tokenHash") = 32);
-- One invitation that holds for one address.
CREATE UNIQUE INDEX membership_invitation_one_open ON "membership_invitation" ("organizationId", email) WHERE state = 'open';
-- An invitation that was used or taken back stays so.
CREATE FUNCTION membership_invitation_moves() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.state <> OLD.state AND OLD.state <> 'open' THEN
    RAISE EXCEPTION 'an invitation does not go from % to %', OLD.state, NEW.state USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER membership_invitation_state_machine BEFORE UPDATE OF state ON "membership_invitation" FOR EACH ROW EXECUTE FUNCTION membership_invitation_moves();
