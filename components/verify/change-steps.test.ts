import { describe, expect, it } from "vitest";
import type { Change, SignatureReport, ValidationReport } from "@/lib/standards/pades/report";
import { changeSteps } from "./change-steps";

const shown = (fieldName: string, revision = 2): Change => ({ kind: "seal-shown", fieldName, revision });

/** A report of which only the steps are looked at. */
const reportOf = (...signatures: { revision: number; changesSince: Change[] }[]) =>
  ({ signatures: signatures as SignatureReport[] }) as ValidationReport;

describe("the steps of a signed file", () => {
  it("tell the strips of a cross-page seal as one seal, and how many pages it is on", () => {
    const strips = Array.from({ length: 500 }, (_, page) => shown(`cross-page-a.${page + 1}`));
    const [step] = changeSteps(reportOf({ revision: 2, changesSince: strips }));
    expect(step?.changes).toEqual([{ ...shown("cross-page-a"), strips: 500 }]);
  });

  it("keep two cross-page seals, other places, and the steps apart", () => {
    const changes = [shown("cross-page-a.1"), shown("cross-page-b.1"), shown("mirror-c"), shown("cross-page-a.1", 3)];
    const steps = changeSteps(reportOf({ revision: 1, changesSince: changes }));
    expect(steps.map((step) => step.changes.map(({ fieldName, strips }) => [fieldName, strips]))).toEqual([
      [],
      [
        ["cross-page-a", 1],
        ["cross-page-b", 1],
        ["mirror-c", undefined],
      ],
      [["cross-page-a", 1]],
    ]);
  });

  it("tell once what two earlier signatures see", () => {
    const strips = [shown("cross-page-a.1", 3), shown("cross-page-a.2", 3)];
    const steps = changeSteps(reportOf({ revision: 1, changesSince: strips }, { revision: 2, changesSince: strips }));
    expect(steps.at(-1)?.changes).toEqual([{ ...shown("cross-page-a", 3), strips: 2 }]);
  });
});
