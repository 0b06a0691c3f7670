-- The installation's own maker of electronic seals (GB/T 38540): a root of SM2 and a certificate under it.

ALTER TABLE "signing_key" DROP CONSTRAINT signing_key_algorithm,
  ADD CONSTRAINT signing_key_algorithm CHECK (algorithm IN ('P-256', 'SM2'));
ALTER TABLE "certificate" DROP CONSTRAINT certificate_role, DROP CONSTRAINT certificate_issuer,
  ADD CONSTRAINT certificate_role CHECK (role IN ('root', 'issuing_ca', 'timestamping_ca', 'platform', 'timestamping', 'seal_root', 'seal_maker', 'signer', 'organization')),
  ADD CONSTRAINT certificate_issuer CHECK ((role IN ('root', 'seal_root')) = ("issuerId" IS NULL));
CREATE UNIQUE INDEX certificate_one_seal_root ON "certificate" (role) WHERE role = 'seal_root' AND state = 'issued';
