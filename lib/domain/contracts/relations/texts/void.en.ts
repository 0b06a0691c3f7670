export const voidEn = `
# Agreement to end “{first_title}”
? first_title text First contract
? first_number text Number of the first contract
? first_day text Day of the first contract
? reason text !Reason = the parties no longer need it
? settlement text !What is settled = What has been performed stays with whoever received it, and the parties owe each other nothing more under the contract.

On {first_day} (UTC) the parties completed the contract “{first_title}”{first_number} (the “Contract”). They now agree:
1 **End of the Contract**
2 The Contract ends at the moment at which all parties have signed this agreement. What has not been performed by then need not be performed.
2 It is ended for this reason: {reason}.
1 **Settlement**
2 {settlement}
2 Clauses of the Contract on settlement, confidentiality and the resolution of disputes stay in force.
1 **The Contract’s files**
2 The signatures on the Contract remain what they are. Its final files are known by these digests:
| File | SHA-256 |
`;
