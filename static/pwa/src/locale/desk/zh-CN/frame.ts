export const nav = {
  label: '桌面导航',
  product: '巡路 · 指挥桌面',
  field: '外勤端',
  signOut: '退出登录',
  theme: '深色或浅色',
  language: 'English',
  open: '{count} 条待处理',
  groups: { command: '指挥', records: '记录', analysis: '研判', outreach: '宣讲', assessment: '考核', county: '基础数据' },
} as const

export const state = {
  loading: '正在取数…',
  offline: '连不上服务器',
  offlineText: '桌面只显示服务器上的数据，请检查网络后重试。',
  stale: '连不上服务器，显示的是 {clock} 的数据',
  staleProblem: '未能刷新（{reason}），显示的是 {clock} 的数据',
  pageFailed: '页面没有打开：连不上服务器',
  retry: '重试',
  updated: '{clock} 更新',
  noOversight: '没有督导范围',
  noOversightText: '桌面供中队长、指挥中心、督导、大队领导和宣教小分队使用。您可以使用外勤端。',
  copied: '已复制',
  copy: '复制',
} as const

export const common = {
  unit: '单位',
  allUnits: '全部所辖单位',
  person: '人员',
  unknown: '未知',
  none: '无',
  more: '显示更早的',
  search: '查找',
  close: '关闭',
  cancel: '取消',
  back: '返回',
} as const

export const units = {
  hours: '{hours} 小时',
  hoursMinutes: '{hours} 小时 {minutes} 分',
  minutes: '{minutes} 分',
  seconds: '{seconds} 秒',
  metres: '{count} 米',
  kilometres: '{count} 公里',
} as const

export const strip = {
  label: '{from} 至 {to} 的佐证',
  inside: '在位',
  onSection: '在路段上',
  absent: '在别处',
  unknown: '无数据',
  claimed: '到岗至离岗',
  doubtful: '时间或位置不确定',
  exempt: '剔除',
  hint: '按原始记录绘制，认定以左侧数据为准。',
  span: '{what} {from} – {to}',
} as const

export const map = {
  label: '{place}的位置图',
  place: '看地点',
  all: '看全部',
  north: '北',
  noTiles: '坐标 WGS-84，不含底图',
  radius: '半径 {metres} 米',
  accuracy: '精度 ±{metres} 米',
} as const

export const postKinds = { fixed: '固定岗', interception: '卡点', lit_standing: '亮灯值守点' } as const

export const sectionKind = '路段' as const
