import { afterEach, beforeEach, describe, expect, it, vi, type Mock } from 'vitest'
import { onNotificationClick } from './notification-click'
import { onPush } from './push'
import { onPushSubscriptionChange } from './push-subscription-change'

const ID = '0193b2f0-0000-7000-8000-000000000001'
const TASK = { v: 1, kind: 'task', id: ID, tag: 't-x', url: `/tasks/${ID}`, title: '立即出动', body: '两车相撞', at: '2026-11-23T02:00:00.000Z' }
const SUBSCRIPTION = { endpoint: 'https://fcm.googleapis.com/fcm/send/x', keys: { p256dh: 'B', auth: 'A' } }

interface Page { url: string; visibilityState: string; focus: Mock; navigate: Mock; postMessage: Mock }

/** A page that goes where it is told, unless it is an old one that doesn't understand. */
function aPage(url: string, over: Partial<Page> & { understands?: boolean } = {}): Page {
  const postMessage = vi.fn((_message: unknown, ports: MessagePort[] = []) => { if (over.understands !== false) ports[0]?.postMessage('gone') })
  return { url: `https://xunlu.example${url}`, visibilityState: 'hidden', focus: vi.fn(() => Promise.resolve()), navigate: vi.fn(() => Promise.resolve()), postMessage, ...over }
}

let pages: Page[]
let server: Mock<(url: string, init: RequestInit) => Promise<Response>>
const show = vi.fn<(title: string, options: NotificationOptions) => Promise<void>>(() => Promise.resolve())
const openWindow = vi.fn(() => Promise.resolve(null))
const subscribe = vi.fn()

beforeEach(() => {
  pages = []
  server = vi.fn(() => Promise.resolve(new Response(null, { status: 204 })))
  vi.clearAllMocks()
  vi.stubGlobal('fetch', server)
  vi.stubGlobal('self', {
    registration: { showNotification: show, pushManager: { subscribe, getSubscription: () => Promise.resolve(null) } },
    clients: { matchAll: () => Promise.resolve(pages), openWindow },
  })
})
afterEach(() => { vi.unstubAllGlobals() })

/** An event that lasts as long as what was handed to waitUntil. */
function anEvent(members: object): { event: unknown; done: () => Promise<unknown> } {
  let work: Promise<unknown> = Promise.resolve()
  return { event: { ...members, waitUntil: (promise: Promise<unknown>) => { work = promise } }, done: () => work }
}

async function push(data: unknown): Promise<void> {
  const json = () => (typeof data === 'string' ? (JSON.parse(data) as unknown) : data)
  const { event, done } = anEvent({ data: data === null ? null : { json } })
  onPush(event as PushEvent)
  await done()
}

async function tap(url: unknown): Promise<Mock> {
  const close = vi.fn()
  const { event, done } = anEvent({ notification: { close, data: url === undefined ? null : { url } } })
  onNotificationClick(event as NotificationEvent)
  await done()
  return close
}

describe('push', () => {
  it('shows a task with its words, under its tag', async () => {
    await push(TASK)
    expect(show).toHaveBeenCalledOnce()
    const [title, options] = show.mock.calls[0] ?? []
    expect(title).toBe('立即出动')
    expect(options).toMatchObject({ body: '两车相撞', tag: 't-x', renotify: true, requireInteraction: true, data: { url: `/tasks/${ID}` } })
  })

  it('tells the server that the task came by this road', async () => {
    await push(TASK)
    const [path, request] = server.mock.calls[0] ?? []
    expect([path, request?.method]).toEqual([`/api/v1/tasks/${ID}/telemetry`, 'POST'])
    expect(JSON.parse(request?.body as string)).toMatchObject({ kind: 'delivered', road: 'push' })
  })

  it('says nothing of other kinds, nor of an id that is none', async () => {
    await push({ ...TASK, kind: 'review' })
    await push({ ...TASK, id: '../../session' })
    expect(server).not.toHaveBeenCalled()
    expect(show).toHaveBeenCalledTimes(2)
  })

  it('has words of its own for a message without', async () => {
    await push({ v: 1, kind: 'task', id: ID, tag: 't-x', url: `/tasks/${ID}` })
    expect(show.mock.calls[0]?.[0]).toBe('有新指令')
    expect(show.mock.calls[0]?.[1].body).toBe('点开查看并签收。')
  })

  it('says of a recalled task that nothing is to be done', async () => {
    await push({ ...TASK, kind: 'task_recalled', body: '' })
    expect(show.mock.calls[0]?.[1].body).toBe('此指令已撤回，无需执行。')
    expect(server).not.toHaveBeenCalled()
  })

  it.each([null, 'not json', '[]', '7', { kind: 'constructor' }, { title: 7, url: 'https://evil.example/' }])('always shows something: %j', async (data) => {
    await push(data)
    expect(show.mock.calls[0]?.[0]).toBe('巡路有新消息')
    expect(show.mock.calls[0]?.[1].data).toEqual({ url: '/today' })
  })

  it('shows it without network too', async () => {
    server.mockRejectedValue(new TypeError('Failed to fetch'))
    await push(TASK)
    expect(show).toHaveBeenCalledOnce()
  })

  it('lets open pages fetch what is new', async () => {
    pages = [aPage('/today')]
    await push(TASK)
    expect(pages[0]?.postMessage).toHaveBeenCalledWith({ kind: 'pushed' })
  })
})

describe('a tap on the notification', () => {
  it('opens the page when the app is closed', async () => {
    const close = await tap(`/tasks/${ID}`)
    expect(close).toHaveBeenCalledOnce()
    expect(openWindow).toHaveBeenCalledWith(`/tasks/${ID}`)
  })

  it('leads the open app there without loading it anew', async () => {
    pages = [aPage('/report'), aPage('/today', { visibilityState: 'visible' })]
    await tap(`/tasks/${ID}`)
    expect(pages[1]?.focus).toHaveBeenCalledOnce()
    expect(pages[1]?.postMessage.mock.calls[0]?.[0]).toEqual({ kind: 'go', url: `/tasks/${ID}` })
    expect(pages[1]?.navigate).not.toHaveBeenCalled()
    expect(openWindow).not.toHaveBeenCalled()
  })

  it('loads the page where the app doesn’t answer', async () => {
    vi.useFakeTimers()
    pages = [aPage('/today', { understands: false })]
    const tapped = tap(`/tasks/${ID}`)
    await vi.advanceTimersByTimeAsync(1_000)
    await tapped
    vi.useRealTimers()
    expect(pages[0]?.navigate).toHaveBeenCalledWith(`/tasks/${ID}`)
  })

  it('leaves a desk alone', async () => {
    pages = [aPage('/desk/board', { visibilityState: 'visible' })]
    await tap(`/tasks/${ID}`)
    expect(openWindow).toHaveBeenCalledWith(`/tasks/${ID}`)
  })

  it.each([undefined, 'https://evil.example/', '//evil.example', '/\\evil.example', 7])('leads nowhere else: %j', async (url) => {
    await tap(url)
    expect(openWindow).toHaveBeenCalledWith('/today')
  })
})

describe('another subscription', () => {
  const subscription = { toJSON: () => SUBSCRIPTION }

  async function change(newSubscription?: unknown): Promise<void> {
    const { event, done } = anEvent({ newSubscription })
    onPushSubscriptionChange(event as ExtendableEvent)
    await done()
  }

  it('is told to the server', async () => {
    await change(subscription)
    const [path, request] = server.mock.calls[0] ?? []
    expect([path, request?.method, request?.body]).toEqual(['/api/v1/push/subscriptions', 'PUT', JSON.stringify(SUBSCRIPTION)])
  })

  it('is made with the server’s key when the browser has none to offer', async () => {
    server.mockResolvedValueOnce(Response.json({ public_key: 'BAAA' }))
    subscribe.mockResolvedValueOnce(subscription)
    await change()
    expect(subscribe).toHaveBeenCalledWith({ userVisibleOnly: true, applicationServerKey: new Uint8Array([4, 0, 0]) })
    expect(server).toHaveBeenCalledTimes(2)
  })

  it('that nobody hands out leaves things as they are', async () => {
    server.mockResolvedValueOnce(Response.json({ public_key: 'BAAA' }))
    subscribe.mockRejectedValueOnce(new DOMException('no service', 'AbortError'))
    await change()
    expect(server).toHaveBeenCalledOnce()
  })
})
