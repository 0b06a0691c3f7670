export type UseLine = {
  id: string;
  contractId: string;
  title: string;
  person: string;
  at: Date;
  address: string | null;
  version: number;
  approvedBy: string | null;
};

export type SealLogEntry = {
  sequence: number;
  type: string;
  by: string | null;
  address: string | null;
  data: Record<string, string | number | boolean | null>;
  at: Date;
};
