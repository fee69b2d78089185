/** What lists of records share: filters, saved views, exports. */
export const lists = {
  filters: '筛选',
  clear: '清除筛选',
  from: '从',
  to: '到',
  text: '文字查找',
  allStates: '全部状态',
  state: '状态',
  noMatch: '没有符合条件的记录',
  noMatchText: '可以放宽日期或清除筛选。',
  xlsx: '导出 XLSX',
  csv: '导出 CSV',
  exportHint: '导出当前筛选的全部记录；谁导出、筛选条件和条数留存备查',
  views: '常用视图',
  viewOf: '{name}（{officer}）',
  saveView: '保存视图',
  forgetView: '删除视图',
  viewName: '视图名称',
  viewHint: '如：本月待补决定书；同名的会被替换',
  share: '本单位同事也可使用',
} as const

export const checkIns = {
  title: '到岗离岗',
  columns: { time: '时间', officer: '人员', direction: '到岗或离岗', post: '执勤点', verdict: '位置判断', unit: '单位', state: '状态' },
  empty: '没有到岗离岗记录',
  allPosts: '全部执勤点',
  allDirections: '到岗和离岗',
  allVerdicts: '全部位置判断',
} as const
