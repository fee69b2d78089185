/** One's own roster on the phone. */
export const roster = {
  own: '我的班次',
  today: '今天',
  kinds: { day: '白班', night: '夜班', standby: '备勤', on_call: '值班', leave: '休假', leader: '带班' },
} as const
