/** 轨迹: who looked at the track of a car that one was in. */
export const tracking = {
  looks: {
    title: '谁看过我的轨迹',
    lead: '近 90 天内，有人查看您所乘车辆的轨迹，都记在这里。',
    at: '查看时间',
    track: '查看内容',
    reason: '理由',
    empty: '近 90 天没有人查看',
  },
} as const
