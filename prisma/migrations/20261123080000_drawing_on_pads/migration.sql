-- A computer follows along while its phone draws: what is drawn so far is there before it is handed over.
ALTER TABLE "drawing_pad" DROP CONSTRAINT drawing_pad_state,
  ADD CONSTRAINT drawing_pad_state CHECK (state IN ('open', 'drawing', 'drawn', 'taken') AND octet_length("tokenHash") = 32
    AND (state IN ('drawing', 'drawn')) = ("outlineCipher" IS NOT NULL));
CREATE INDEX "drawing_pad_expiresAt_idx" ON "drawing_pad"("expiresAt");
