export const purchaseEn = `
# Purchase Agreement
? buyer text !Buyer
? seller text !Seller
? goods text !Goods
? model text Specification
? quantity number !Quantity
? unit_price amount !Price of one
? price amount !Total price
? delivery_date date !Delivery date
? delivery_place text !Place of delivery
? pay_days number !Days to pay = 30
? warranty number !Months of warranty = 12
? law text !Governing law

This agreement is made between **{buyer}** (the “Buyer”) and **{seller}** (the “Seller”).
1 **Goods**
2 The Seller sells and the Buyer buys the following goods (the “Goods”):
| Goods | Specification | Quantity | Price of one | Total |
| {goods} | {model} | {quantity} | {unit_price} | {price} |
2 The Goods shall be new, free from defects, and fit for the purposes for which such goods are commonly used.
1 **Price and payment**
2 The total price is {price}. It includes packing and carriage to the place of delivery.
2 The Buyer shall pay within {pay_days} days of acceptance of the Goods and receipt of a proper invoice.
1 **Delivery**
2 The Seller shall deliver the Goods by {delivery_date} to {delivery_place}.
2 Risk passes to the Buyer on delivery. Title passes at the same time, free from rights of others.
1 **Inspection**
2 The Buyer shall inspect the Goods within ten days of delivery and tell the Seller in writing of any defect or shortage that it finds.
2 Defects that could not be found then shall be notified within a reasonable time after they are found.
1 **Warranty**
2 For {warranty} months from acceptance the Seller shall at its own cost repair or replace Goods that are defective for reasons that lie with the Seller, or take them back and return the price.
1 **Late performance**
2 If delivery is more than thirty days late, the Buyer may end this agreement by written notice and recover what it has paid.
2 On sums that are paid late, interest is due at the rate that the law provides.
1 **Events beyond control**
2 A party is not liable for failing to perform because of an event that it could neither foresee nor control, for as long as the event lasts, provided that it tells the other party without delay.
1 **General**
2 This agreement may be changed only in writing, signed by both. It is governed by {law} and may be signed electronically.
@ organization Buyer
@ organization Seller
`;
