/** 重点路段: the words that the phone and the desk share. */
export const grid = {
  title: '重点路段',
  marks: { done: '完成', missed: '未完成', unknown: '未知', exempt: '剔除', running: '进行中', ahead: '未到时' },
  at: '{clock} 的情况',
  note: '未知不是未完成：没有数据不能说明没有巡到。',
  empty: '今天没有重点路段任务',
  stale: '连不上服务器，显示的是先前的情况',
  offline: '连不上服务器',
} as const
