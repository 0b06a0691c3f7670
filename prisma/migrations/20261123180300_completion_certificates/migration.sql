-- The paper that tells how a contract was completed. Made once, by the worker, and never changed.
CREATE TABLE "completion_certificate" (
    "contractId" UUID NOT NULL,
    "pdf" BYTEA NOT NULL,
    "sha256" BYTEA NOT NULL,
    "codeHash" BYTEA NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "completion_certificate_pkey" PRIMARY KEY ("contractId")
);
CREATE UNIQUE INDEX "completion_certificate_codeHash_key" ON "completion_certificate"("codeHash");
ALTER TABLE "completion_certificate" ADD CONSTRAINT "completion_certificate_contractId_fkey" FOREIGN KEY ("contractId") REFERENCES "contract"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "completion_certificate" ADD CONSTRAINT completion_certificate_digests CHECK (
  octet_length("sha256") = 32 AND octet_length("codeHash") = 32 AND octet_length("pdf") > 0);
CREATE TRIGGER completion_certificate_stays BEFORE UPDATE ON "completion_certificate" FOR EACH ROW EXECUTE FUNCTION refuse_change();
