/** Reviews on the phone: what came back, and what became of it. */
export const records = {
  returned: '待更正',
  returnedBy: '{name} 退回 · {moment}',
  correct: '去更正',
  details: '查看原记录',
  otherwise: '不该上报的，可在下方撤回。',
  answered: '更正已保存，上传后等待再次审核。',
  newer: '查看更正后的记录',
  kinds: { violation: '违法上报', outreach_session: '宣讲' },
  title: '审核',
  states: { waiting: '待审核', corrected: '已更正，待再审', accepted: '审核通过', returned: '已退回', voided: '已作废', superseded: '已更正', withdrawn: '已撤回' },
  verdicts: { accepted: '通过', returned: '退回', voided: '作废' },
  reasons: {
    photo_unclear: '照片不清', photo_missing: '缺少照片', place_unclear: '地点不明', facts_incomplete: '事实不完整', plate_wrong: '号牌有误', code_wrong: '违法代码有误',
    target_wrong: '宣讲对象有误', count_doubtful: '人数存疑', faces_unmarked: '人脸或未成年人未标注', duplicate: '重复上报', mistaken: '误报', evidence_insufficient: '证据不足', trial: '测试记录', other: '其他',
  },
} as const
