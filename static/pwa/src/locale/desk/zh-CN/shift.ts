/** 当前在勤 on the board, and what is counted. */
export const shift = {
  title: '当前在勤',
  note: '由民警自报，不作要求，不计时长，不计入考核',
  unit: '单位',
  people: '人员',
  car: '车辆',
  since: '上勤时间',
  count: '{count} 人',
  nobody: '目前没有人报上勤。',
  due: '另按勤务安排应在路面：{names}',
  tallied: '{unit}今日计数',
} as const
