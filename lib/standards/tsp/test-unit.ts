import { TEST_POLICY, type TestPki } from "../x509/test-pki";
import type { TimeStampingUnit } from "./create-token";

/** For tests only: the time-stamping unit of a test PKI. */
export function testUnit(pki: TestPki): TimeStampingUnit {
  return {
    certificate: pki.tsa.certificate.raw,
    chain: [pki.timeStamping.certificate.raw, pki.root.certificate.raw],
    sign: pki.tsa.sign,
    policy: TEST_POLICY,
  };
}
