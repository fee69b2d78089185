/** What a push says (app/push/notice.py), and the notification that shows it. */
import { push as words } from '../locale/zh-CN/push'

export interface PushMessage {
  kind: string
  id: string
  /** Of the same thing; a newer notification takes the place of the one before. */
  tag: string
  /** A page of ours. */
  url: string
  title: string
  body: string
  at: string
}

/** Newer than the library's types, older than the browsers that know it. */
interface Shown extends NotificationOptions {
  renotify: boolean
  data: { url: string }
}

const OWN_WORDS = new Map<string, { title: string; body: string }>(Object.entries(words.told))
const START = '/today'
const ICON = '/static/pwa/dist/icons/icon-192.png'

/** Reads anything: a browser that is pushed to must show something, or it takes the permission away. */
export function readMessage(data: PushMessageData | null): PushMessage {
  const said = parse(data)
  const kind = text(said['kind'])
  const own = OWN_WORDS.get(kind) ?? words.told.other
  return {
    kind,
    id: text(said['id']),
    tag: text(said['tag']) || 'xunlu',
    url: ownPage(text(said['url'])),
    title: text(said['title']) || own.title,
    body: text(said['body']) || own.body,
    at: text(said['at']),
  }
}

export function notificationOf(message: PushMessage): [title: string, options: Shown] {
  const { body, tag, url, kind } = message
  const data = { url }
  return [message.title, { body, tag, data, lang: 'zh-CN', icon: ICON, badge: ICON, renotify: true, requireInteraction: kind === 'task' }]
}

/** Only pages of ours are led to, whatever a message says. */
export function ownPage(url: string): string {
  return /^\/(?![/\\])/.test(url) ? url : START
}

function parse(data: PushMessageData | null): Readonly<Record<string, unknown>> {
  try {
    const said: unknown = data?.json()
    return typeof said === 'object' && said !== null ? (said as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
