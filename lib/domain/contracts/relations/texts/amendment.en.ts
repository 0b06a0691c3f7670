export const amendmentEn = `
# Amendment to “{first_title}”
? first_title text First contract
? first_number text Number of the first contract
? first_day text Day of the first contract
? changes text !What is changed

On {first_day} (UTC) the parties completed the contract “{first_title}”{first_number} (the “Contract”). They now agree:
1 **Changes**
2 {changes}
1 **Effect**
2 This amendment is part of the Contract and takes effect when all parties have signed it. Where the two differ, this amendment counts; everything else in the Contract stays as it is.
1 **The Contract’s files**
2 The Contract’s final files are known by these digests:
| File | SHA-256 |
`;
