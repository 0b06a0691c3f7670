import type { SealKind } from "@/lib/standards/seal-drawing/seal/design";

/**
 * What a seal is called where its keeper calls it nothing else: by its Chinese name, whatever language the keeper works
 * in. A seal of Chinese practice bears that name, and so does every contract and every evidence that tells of it.
 */
export const usualLabels: Record<SealKind, string> = {
  official: "公章",
  contract: "合同专用章",
  finance: "财务专用章",
  invoice: "发票专用章",
  personnel: "人事专用章",
  legal_representative: "法定代表人章",
  department: "部门章",
  foreign: "外商投资企业章",
  other: "业务专用章",
};
