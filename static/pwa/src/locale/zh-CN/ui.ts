/** Words of the shell and of the components that know no domain. */
export const app = {
  name: '巡路',
  tagline: '道路交通管理外勤终端',
  demo: '演示数据',
  tabs: { today: '今日', report: '违法上报', records: '记录', me: '我的' },
  quick: { title: '快捷操作', shift: '上下勤', tally: '计数', accident: '事故录入', hazard: '隐患上报', inspect: '督导', tasks: '指令', credits: '考核依据' },
  notFound: { title: '没有这个页面', text: '链接可能已失效，请返回今日。', action: '返回今日' },
} as const

export const ui = {
  back: '返回',
  close: '关闭',
  unkept: '手机存储不可用或已满，正在填写的内容没有留底，请尽快保存。',
  keptPhotos: '原记录的 {count} 张照片保留',
  replace: { title: '还有一份没填完', text: '开始更正，没填完的那份就不再保留。', discard: '丢弃，开始更正', stay: '继续填那份' },
  failure: {
    notEnrolled: '本机没有登录人员，请先登录。',
    holderChanged: '已换人登录，请回到本人的页面。',
    wayClosed: '这条记录的状态已经变了，请到“记录”查看。',
    photoBytesMissing: '有照片不在本机，请重新拍摄。',
    full: '手机存储空间不足，请清理后重试。',
    other: '没能写入手机，请重试；如仍不行，请关闭应用后再打开。',
  },
  cancel: '取消',
  confirm: '确定',
  done: '完成',
  retry: '重试',
  notSaved: '没有保存：{reason}',
  noDesk: { title: '指挥桌面没有打开', text: '没有连上服务器。桌面各页要联网使用，请检查网络后重试。' },
  failed: { title: '页面没有打开', text: '手机里的记录不受影响。请重试；如仍不行，请关闭应用后再打开。' },
} as const

export const time = {
  today: '今天 {clock}',
  yesterday: '昨天 {clock}',
  onDay: '{day} {clock}',
  period: '{from} – {to}',
  nextDay: '次日 {clock}',
} as const

/** Titles of the desk's pages; its other texts are in ../desk, which no phone loads. */
export const desk = {
  reviews: '审核',
  accidents: '交通事故', accident: '事故详情', calls: '警情', call: '警情详情',
  hazards: '道路隐患', hazard: '隐患详情',
  analysis: '事故研判', callPicture: '警情研判', proposals: '研判建议', proposal: '建议详情', analysisRules: '研判规则',
  inspections: '督导', inspection: '督导详情', notices: '督导通报', rectifications: '督导整改',
  board: '今日勤务', credit: '认定依据', violations: '违法记录', violation: '违法记录详情', decisions: '决定书核对', checkIn: '到岗离岗', score: '考核', reckoning: '口径', periods: '考核周期', scoreReview: '考核复核', claims: '剔除申报', retention: '留存期限', schemes: '考核方案', trial: '方案草案与试算', devices: '设备', tasks: '指令', task: '指令详情',
  grid: '重点路段时段', sheet: '勤务一张表',
  reports: '日报', reportForms: '日报模板',
  officers: '人员', imports: '导入', reference: '参考表',
  outreach: '宣讲进度', ledger: '宣讲台账', plan: '安排宣讲', talks: '宣讲记录', talk: '宣讲记录详情', heard: '隐患与诉求', targets: '宣教对象', target: '宣教对象',
  checkIns: '到岗离岗', units: '单位', vehicles: '车辆', trackers: '定位设备', posts: '执勤点', sections: '路段', plans: '勤务方案', calendar: '节假日安排', roster: '排班', balance: '路网均衡',
} as const
