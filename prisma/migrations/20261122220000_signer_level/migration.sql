-- How surely the sender wants the names of those who sign to be proven.
ALTER TABLE "contract" ADD COLUMN "signerLevel" INTEGER NOT NULL DEFAULT 1;
ALTER TABLE "contract" ADD CONSTRAINT contract_signer_level CHECK ("signerLevel" BETWEEN 1 AND 3);
