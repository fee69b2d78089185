/** 留存期限. */
export const retention = {
  title: '留存期限',
  note: '超过期限的数据每天自动清除一次。这里只列出下一次会清除什么，打开本页不清除任何数据；期限由管理员在设置中规定。',
  kind: '数据',
  days: '保留',
  dayCount: '{days} 天',
  before: '清除范围',
  beforeDay: '{day}以前',
  count: '将清除',
  pieces: '{count} 条',
  stays: '超期但保留',
  held: '{reason} {count} 张',
  keys: {
    positions: '车辆轨迹（原始定位点）', looks: '查看轨迹的记录', audit_details: '审计明细', evidence_photos: '违法、督导照片', daily_photos: '宣讲、隐患、指令反馈照片',
  },
  reasons: { decided: '已作处罚证据', review: '等待审核或补正', score_review: '考核复核中', open: '尚未办结' },
  neverRun: '还没有清除过。',
  lastRun: '上一次清除：{moment}。',
  never: '违法、宣讲、到岗、考核等记录本身和回执不清除；事故现场照片随事故案卷的期限，不自动清除。',
  photoRemoved: '照片已于{year}年{day}按留存期限清除（{rule}）',
} as const
