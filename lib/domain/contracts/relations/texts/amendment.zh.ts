export const amendmentZh = `
# 《{first_title}》补充协议
? first_title text 原合同
? first_number text 原合同编号
? first_day text 原合同日期
? changes text !变更或补充的内容

各方已于{first_day}（UTC）签署完成《{first_title}》{first_number}（以下称“原合同”）。现就原合同的变更和补充达成协议如下：
1 **变更与补充**
2 {changes}
1 **效力**
2 本协议自各方全部签署之时起生效，是原合同的组成部分。本协议与原合同不一致的，以本协议为准；其余内容继续有效。
1 **原合同文件**
2 原合同最终文件的摘要如下：
| 文件 | SHA-256 |
`;
