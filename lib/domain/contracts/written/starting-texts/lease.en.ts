export const leaseEn = `
# Lease Agreement
? landlord text !Landlord
? tenant text !Tenant
? property text !Address of the property
? use choice !Use = dwelling / office / shop
? begins date !First day
? ends date !Last day
? rent amount !Monthly rent
? deposit amount !Deposit
? pay_day number !Day of the month on which rent is due = 1
? law text !Governing law

This agreement is made between **{landlord}** (the “Landlord”) and **{tenant}** (the “Tenant”).
1 **The property**
2 The Landlord lets to the Tenant the property at {property} (the “Property”), to be used as a {use}.
2 The Landlord confirms that it has the right to let the Property and that nobody else’s rights stand in the way of its use.
2 Furniture, equipment and the readings of meters are listed by both parties when the Property is handed over.
1 **Term**
2 The lease begins on {begins} and ends on {ends}. It may be renewed by agreement in writing before it ends.
1 **Rent and deposit**
2 The rent is {rent} a month, due in advance on day {pay_day} of each month.
2 The deposit is {deposit}, due on the signing of this agreement. It is returned within fourteen days after the Property is given back, less what the Tenant then owes under this agreement.
2 The Tenant pays for water, power, heating and communications during the lease, unless the parties agree otherwise.
1 **Use and repair**
2 The Tenant shall use the Property with care and only as agreed, and shall not alter its structure.
2 The Landlord shall keep the structure and the installations in repair. The Tenant makes good damage beyond ordinary wear that it or its visitors cause.
2 The Landlord may enter the Property at reasonable times after reasonable notice, and at once in an emergency.
1 **Subletting**
2 The Tenant may not sublet the Property or any part of it without the written consent of the Landlord.
1 **Ending the lease early**
2 The Landlord may end the lease, as far as the law allows, if the Tenant
3 owes rent for more than thirty days after being reminded in writing;
3 sublets the Property or uses it otherwise than agreed, without consent; or
3 uses the Property for unlawful purposes.
2 The Tenant may end the lease if the Property cannot be used as agreed for reasons that do not lie with the Tenant and that the Landlord does not remove within a reasonable time.
1 **Giving back the Property**
2 When the lease ends, the Tenant gives the Property back in the state in which it received it, ordinary wear excepted. The parties inspect it together and settle what is owed.
1 **General**
2 This agreement may be changed only in writing, signed by both. It is governed by {law} and may be signed electronically.
@ person Landlord
@ person Tenant
`;
