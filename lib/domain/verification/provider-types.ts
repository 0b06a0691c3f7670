import "server-only";

/** What a person types about herself; which of these a method needs, `Claimed` says. */
export type ClaimedField = "name" | "idNumber" | "mobile" | "card";

/** What each check of elements is asked: all of it as our forms have read it, tidy and well-formed. */
export type Claimed = {
  identity_number: { name: string; idNumber: string };
  mobile: { name: string; idNumber: string; mobile: string };
  bank_card: { name: string; idNumber: string; mobile: string; card: string };
};
export type ElementMethod = keyof Claimed;

export type ElementQuestion<M extends ElementMethod> = Claimed[M] & {
  /** Our id of this step: a provider that is asked twice with one id may answer from the first time. */
  reference: string;
  /** Ends when nobody waits for the answer any more. */
  signal: AbortSignal;
};

/** What is known of an answer whatever it says. */
export type Receipt = {
  /** Whether this question costs money; null: the provider does not say. */
  billed: boolean | null;
  /** The provider's own number of the transaction, where it gives one. */
  providerReference: string | null;
};

/**
 * What a provider can say, whichever it is. `no_record`, `limit` and `upstream_error` say nothing about the person,
 * and must never be shown as though they did.
 */
export type Answer = Receipt &
  (
    | { outcome: "match" }
    /** What does not belong to the identity number. `unknown`: the provider does not say, or more than one thing. */
    | { outcome: "mismatch"; differs: "name" | "mobile" | "card" | "unknown" }
    | { outcome: "no_record" }
    | { outcome: "invalid_input"; field: ClaimedField }
    /** The provider takes no more questions today, from us or about this person. */
    | { outcome: "limit" }
    | { outcome: "upstream_error" }
  );
export type AnswerOutcome = Answer["outcome"];

/** A check that is answered at once. */
export type ElementCheck<M extends ElementMethod = ElementMethod> = {
  /** Stored with every step. */
  id: string;
  method: M;
  /** True when the register is fictitious; this is shown wherever its answers are. */
  sandbox: boolean;
  /** May throw and may take long: `askProvider` turns both into `upstream_error`. */
  check(question: ElementQuestion<M>): Promise<Answer>;
};

export type FaceMethod = "alipay_face" | "tencent_face" | "tencent_eid" | "wechat_face";

/**
 * How a comparison of faces can end. `expired`: its time was over before the provider had a result. `cancelled`: the
 * person stopped, or her device could not go through with it. Neither says anything about her.
 */
export type FaceAnswer = Answer | (Receipt & { outcome: "expired" | "cancelled" });
/** Every way in which a step can be answered. */
export type Outcome = FaceAnswer["outcome"];

export type FaceQuestion = Claimed["identity_number"] & {
  /** Our id of this step, a UUID; never used for two beginnings. */
  reference: string;
  /** Who the person is to the app that opens; needed where `needsOpenid` is true, and the same at every question. */
  openid?: string;
  signal: AbortSignal;
};

export type FaceBegun = {
  kind: "begun";
  providerReference: string;
  /** https; what a QR code holds and a phone opens. */
  url: string;
  /** Opens the app itself on a phone that has it, where the app has such links. */
  appUrl: string | null;
  /** Where `url` works. */
  opensIn: "alipay" | "wechat" | "browser";
  /** From then on the person cannot begin any more. */
  expiresAt: Date;
};

export type FaceState =
  | { state: "pending" }
  /** The end of it. The same question may be answered again, and differently: the first answer stands. */
  | { state: "done"; answer: FaceAnswer }
  /** The provider was not heard, or not understood; the transaction stands where it stood. Ask again later. */
  | { state: "unheard"; answer: Answer };

/** A comparison of faces in an app of the provider's. No image is asked for or kept, only the result. */
export type FaceProvider = {
  /** Stored with every step. */
  id: string;
  method: FaceMethod;
  sandbox: boolean;
  needsOpenid: boolean;
  /** @param returnUrl where the app leads afterwards; that somebody comes back from there proves nothing */
  begin(question: FaceQuestion & { returnUrl: string }): Promise<FaceBegun | { kind: "failed"; answer: Answer }>;
  /** @param expiresAt as `begin` gave it: a transaction that is still undecided then is `expired` */
  ask(question: FaceQuestion & { providerReference: string; expiresAt: Date }): Promise<FaceState>;
};
