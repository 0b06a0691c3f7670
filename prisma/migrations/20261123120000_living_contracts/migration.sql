-- A place that is handed over is invited anew: whoever takes it has opened nothing.
CREATE OR REPLACE FUNCTION participant_moves() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.state <> OLD.state AND (OLD.state, NEW.state) NOT IN (
    ('draft', 'waiting'), ('draft', 'invited'), ('waiting', 'draft'), ('invited', 'draft'),
    ('waiting', 'invited'), ('waiting', 'informed'), ('waiting', 'declined'),
    ('invited', 'opened'), ('invited', 'signed'), ('invited', 'approved'), ('invited', 'declined'),
    ('opened', 'invited'), ('opened', 'signed'), ('opened', 'approved'), ('opened', 'declined')) THEN
    RAISE EXCEPTION 'a participant does not go from % to %', OLD.state, NEW.state USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;

-- What is said about a contract, beside the signed bytes.
CREATE TABLE "contract_comment" (
    "id" UUID NOT NULL,
    "contractId" UUID NOT NULL,
    "accountId" UUID NOT NULL,
    "authorName" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "contract_comment_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "contract_comment_contractId_createdAt_idx" ON "contract_comment"("contractId", "createdAt");
CREATE INDEX "contract_comment_accountId_idx" ON "contract_comment"("accountId");
ALTER TABLE "contract_comment" ADD CONSTRAINT "contract_comment_contractId_fkey" FOREIGN KEY ("contractId") REFERENCES "contract"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "contract_comment" ADD CONSTRAINT "contract_comment_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "contract_comment" ADD CONSTRAINT contract_comment_body CHECK (btrim(body) <> '' AND length(body) <= 2000);

-- Whoever is waited for is reminded every so many days, until the contract is over.
ALTER TABLE "contract" ADD COLUMN "remindEveryDays" INTEGER;
ALTER TABLE "contract" ADD CONSTRAINT contract_reminders CHECK ("remindEveryDays" BETWEEN 1 AND 30);
