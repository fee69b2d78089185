/** 查看轨迹: with a reason, which those who were in the car get to read. */
export const looks = {
  title: '查看轨迹',
  text: '轨迹涉及民警行踪。查看会记录在案，车上人员会在手机上看到您的姓名、查看时间和理由。',
  reason: '查看理由',
  open: '查看轨迹',
  closed: '填写理由后可查看',
  track: '车辆轨迹',
  from: '从',
  to: '到',
  cut: '只显示前 2 万个点',
  history: '谁看过轨迹',
  nobody: '还没有人看过',
  usual: { presence: '核对到岗', complaint: '核对群众来电', accident: '事故调查', dispatch: '指挥调度' },
  faults: { order: '结束须晚于开始', long: '一次最多查看两天' },
} as const
