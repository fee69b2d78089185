/** Push: the card on 我的, and what the worker says by itself when a message comes without words. */
export const push = {
  title: '指令提醒',
  works: '本机可收到推送',
  worksHint: '巡路关闭时，新指令也会弹出提醒。',
  unproven: '已开启，等待首条提醒',
  unprovenHint: '本机应很快弹出一条“提醒已开启”。没有弹出，说明推送到不了本机。',
  whileOpen: '仅打开时可收到',
  off: '开启后，巡路关闭时新指令也会弹出提醒。',
  asking: '正在开启…',
  unsupported: '本机浏览器不支持推送。苹果手机请先添加到桌面，再从桌面打开。',
  blocked: '本机已禁止巡路发通知，请在浏览器或系统设置中允许。',
  unreachable: '本机连不上浏览器厂商的推送服务。国内多数安卓手机如此，属正常情况；请在当班时保持巡路打开。',
  failing: '推送服务拒绝了最近的提醒，请关闭后重新开启。',
  noAnswer: '没有连上服务器，请稍后再试。',
  turnOn: '开启提醒',
  turnOff: '关闭提醒',
  told: {
    task: { title: '有新指令', body: '点开查看并签收。' },
    review: { title: '有记录被退回', body: '点开查看退回原因。' },
    welcome: { title: '提醒已开启', body: '巡路关闭时，新指令也会在这里提醒。' },
    other: { title: '巡路有新消息', body: '点开查看。' },
  },
} as const
