export type FaceService = "alipay-verification" | "alipay-certify" | "tencent-face" | "tencent-eid" | "wechat";

export type FaceTransaction = {
  /** In the address of the page where the person does her part. */
  token: string;
  service: FaceService;
  /** The service's own number. */
  id: string;
  /** The merchant's own number, given once. */
  outerId: string;
  name: string;
  idNumber: string;
  openid?: string;
  returnUrl: string;
  expiresAt: Date;
  opened: boolean;
  finished?: { choice: "pass" | "fail" | "cancel"; at: Date };
  /** How often the end of it was told. */
  told: number;
};

export type FaceTransactions = {
  /** @returns nothing when the merchant's number was given before */
  open(transaction: Omit<FaceTransaction, "opened" | "told">): FaceTransaction | undefined;
  byId(service: FaceService, id: string): FaceTransaction | undefined;
  byToken(token: string): FaceTransaction | undefined;
};

/** @param most transactions that are remembered; the oldest is forgotten first */
export function faceTransactions(most = 5_000): FaceTransactions {
  const byToken = new Map<string, FaceTransaction>();
  const byId = new Map<string, FaceTransaction>();
  const byOuterId = new Map<string, FaceTransaction>();
  const idKey = ({ service, id }: Pick<FaceTransaction, "service" | "id">) => `${service} ${id}`;
  const outerKey = ({ service, outerId }: Pick<FaceTransaction, "service" | "outerId">) => `${service} ${outerId}`;
  return {
    open(given) {
      if (byOuterId.has(outerKey(given))) return undefined;
      const transaction = { ...given, opened: false, told: 0 };
      byToken.set(given.token, transaction);
      byId.set(idKey(given), transaction);
      byOuterId.set(outerKey(given), transaction);
      if (byToken.size > most) {
        const [oldest] = byToken.values();
        byToken.delete(oldest!.token);
        byId.delete(idKey(oldest!));
        byOuterId.delete(outerKey(oldest!));
      }
      return transaction;
    },
    byId: (service, id) => byId.get(idKey({ service, id })),
    byToken: (token) => byToken.get(token),
  };
}
