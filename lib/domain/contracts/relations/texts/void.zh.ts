export const voidZh = `
# 关于解除《{first_title}》的协议
? first_title text 原合同
? first_number text 原合同编号
? first_day text 原合同日期
? reason text !解除原因 = 各方协商一致
? settlement text !善后安排 = 已经履行的部分不再返还，各方就原合同不再互负其他义务。

各方已于{first_day}（UTC）签署完成《{first_title}》{first_number}（以下称“原合同”）。现经协商一致，达成协议如下：
1 **解除**
2 自各方全部签署本协议之时起，原合同解除；尚未履行的，不再履行。
2 解除原因：{reason}。
1 **善后**
2 {settlement}
2 原合同中有关结算和清理、保密及解决争议方法的条款继续有效。
1 **原合同文件**
2 原合同上的签名和印章仍如其旧。原合同最终文件的摘要如下：
| 文件 | SHA-256 |
`;
