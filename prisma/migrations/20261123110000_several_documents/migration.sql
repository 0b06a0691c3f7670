-- One intent signs each document of a contract, and each of them once.
DROP INDEX "signature_intentId_key";
CREATE UNIQUE INDEX "signature_intentId_documentId_key" ON "signature"("intentId", "documentId");
