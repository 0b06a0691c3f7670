export const serviceEn = `
# Services Agreement
? customer text !Customer
? supplier text !Supplier
? service text !Services
? begins date !Start date
? ends date !End date
? fee amount !Total fee
? pay_days number !Days to pay an invoice = 30
? law text !Governing law

This agreement is made between **{customer}** (the “Customer”) and **{supplier}** (the “Supplier”).
1 **Services**
2 The Supplier shall provide the following services to the Customer: {service} (the “Services”).
2 Standards, deliverables and a timetable may be set out in a schedule, which then forms part of this agreement.
1 **Term**
2 This agreement begins on {begins} and ends on {ends}, unless it is ended earlier under its terms.
1 **Fees and payment**
2 The total fee for the Services is {fee}. Taxes are added where the law requires it.
2 The fee is paid in the following parts, each within {pay_days} days of receipt of a proper invoice.
| Part | Due when | Share |
| First | this agreement takes effect | 30% |
| Second | the main part of the Services is confirmed | 40% |
| Third | the Services are accepted | 30% |
1 **Duties of the parties**
2 The Supplier shall provide the Services with the care and skill to be expected of an experienced professional in the same field.
2 The Customer shall give the Supplier the information and access that the Services reasonably need.
2 Neither party may transfer its duties under this agreement without the written consent of the other.
1 **Acceptance**
2 The Customer shall examine each deliverable within ten working days of its delivery and state in writing whether it is accepted or why it is not.
2 A deliverable that is not rejected within that time is taken as accepted.
1 **Intellectual property**
2 Rights in deliverables made for the Customer pass to the Customer when the fee for them is paid in full. What the Supplier owned before stays with the Supplier, and the Customer may use it as far as the use of the deliverables needs.
1 **Confidentiality**
2 Each party shall keep the other’s confidential information secret, use it for this agreement alone, and disclose it only to those who need it for that purpose and are bound in the same way.
2 This duty does not apply to information that is or becomes public without a breach, or that the law requires to be disclosed.
1 **Liability**
2 Each party is liable for the loss that its breach of this agreement causes to the other. Nothing in this agreement excludes liability that cannot be excluded by law.
1 **Ending this agreement**
2 Either party may end this agreement by written notice if the other commits a serious breach and does not remedy it within thirty days of being asked to in writing.
1 **Events beyond control**
2 A party is not liable for failing to perform because of an event that it could neither foresee nor control, for as long as the event lasts, provided that it tells the other party without delay.
1 **General**
2 This agreement is the whole agreement between the parties on its subject. It may be changed only in writing, signed by both.
2 This agreement is governed by {law}. It may be signed electronically.
@ organization Customer
@ organization Supplier
`;
