/** 参考表: what records are described with and what the law says. */
export const reference = {
  title: '参考表',
  table: '选择参考表',
  standing: '状态',
  unsure: '待核',
  unsureOnly: '只看待核（{count}）',
  edited: '已修改',
  unknown: '未知',
  unknownHint: '不清楚就留空，空着表示未知，不是 0',
  reason: '修改理由',
  reasonHint: '写明依据，如文件号；理由和修改前后的内容一并留存',
  reasonFault: '请填写修改理由',
  fault: '请检查“{column}”：不能为空或超长',
  addTo: '新增 · {table}',
  tables: {
    violation_code: '违法行为代码', outreach_word: '宣教名目', legal_rule: '法规条文', tally_kind: '计数项目', hazard_kind: '隐患类别', call_kind: '警情类别', accident_word: '事故代码',
  },
} as const
