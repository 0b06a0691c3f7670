export const confidentialityEn = `
# Confidentiality Agreement
? discloser text !Disclosing party
? recipient text !Receiving party
? purpose text !Purpose
? years number !Years of confidentiality = 3
? law text !Governing law

This agreement is made between **{discloser}** (the “Discloser”) and **{recipient}** (the “Recipient”), who wish to exchange information for the following purpose: {purpose} (the “Purpose”).
1 **Confidential information**
2 “Confidential Information” means information that is not public and that the Discloser makes known to the Recipient in any form for the Purpose, including:
3 designs, methods, source code and data;
3 names of customers, prices, accounts and plans;
3 anything else that is marked or described as confidential.
2 It does not include information that the Recipient can show
3 was public when it was disclosed, or became so without a breach of this agreement;
3 was received lawfully from somebody who was free to disclose it; or
3 was developed independently of what was disclosed.
1 **Duties of the Recipient**
2 The Recipient shall keep the Confidential Information secret with at least the care that it takes of its own, and shall use it for the Purpose alone.
2 The Recipient may disclose it only to those of its staff and advisers who need it for the Purpose and are bound by duties no less strict, and is answerable for them.
2 Where the law requires disclosure, the Recipient shall tell the Discloser beforehand as far as it is allowed to, and disclose no more than is required.
1 **Return**
2 When the Purpose has ended, or whenever the Discloser asks for it, the Recipient shall within ten days return or destroy the Confidential Information and confirm this in writing, except for copies that the law requires to be kept.
1 **No licence**
2 All rights in the Confidential Information stay with the Discloser. Nothing is promised about its being complete.
1 **Duration**
2 The duties under this agreement last for {years} years from its date, and for trade secrets as long as these are secret.
1 **Breach**
2 The Recipient accepts that money alone may not make good a breach, and that the Discloser may ask a court to order that it stop.
1 **General**
2 This agreement may be changed only in writing, signed by both. It is governed by {law} and may be signed electronically.
@ organization Disclosing party
@ organization Receiving party
`;
