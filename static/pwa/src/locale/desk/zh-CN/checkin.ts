export const checkIn = {
  title: '到岗离岗详情',
  in: '到岗',
  out: '离岗',
  verdict: { inside: '在岗位范围内', outside: '在岗位范围外', uncertain: '位置不够准或不够新，不能判断', missing: '没有位置' },
  verdictText: '距中心 {distance}，精度 ±{accuracy}，岗位半径 {radius}',
  age: '{seconds} 秒前定位',
  rule: '距离加精度不超过半径，算在内；距离减精度大于半径，算在外；其余不能判断。定位早于到岗、离岗 20 秒以上的，精度按每早 1 秒加 15 米计。都保存，都不拒收。',
  requirement: '查看所属任务的认定',
  post: '执勤点',
} as const
