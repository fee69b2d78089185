import { beforeEach, describe, expect, it, vi } from 'vitest'
import { alive, NOW, offlineWith, servicesWith } from '../../app/testing/services'
import type { Offline, View } from '../../offline'
import type { HttpAnswer } from '../../platform/http'
import { note, noteArrivals } from './telemetry'
import { aTask } from './test/tasks'
import type { OwnTask } from './views'

const UNREACHABLE: HttpAnswer = { kind: 'network', reason: 'unreachable' }
const NOTED: HttpAnswer = { kind: 'ok', status: 204, header: () => null, body: null }
const request = vi.fn<(request: object) => Promise<HttpAnswer>>()

beforeEach(() => { request.mockReset().mockResolvedValue(NOTED) })

describe('what the phone tells of a task beside the sum', () => {
  it('tells of each task that comes, once', () => {
    const views = alive<View<OwnTask>[]>([])
    const offline = offlineWith({ views: (() => views) as unknown as Offline['views'] })
    noteArrivals(servicesWith({ http: { request }, offline }))
    views.tell([{ id: 'task', data: aTask() }])
    views.tell([{ id: 'task', data: aTask() }])
    expect(request).toHaveBeenCalledExactlyOnceWith({
      method: 'POST', path: '/tasks/task/telemetry', body: { kind: 'delivered', road: 'poll', at: NOW.toISOString() },
    })
  })

  it('tells that it was shown after it was delivered, and nothing once it was acknowledged', async () => {
    const services = servicesWith({ http: { request } })
    await note(services, aTask(), 'opened')
    await note(services, aTask(), 'opened')
    await note(services, aTask({ id: 'known', state: 'acknowledged' }), 'opened')
    expect(request.mock.calls).toMatchObject([[{ body: { kind: 'delivered' } }], [{ body: { kind: 'opened' } }]])
  })

  it('tells again what did not get through', async () => {
    const services = servicesWith({ http: { request } })
    request.mockResolvedValueOnce(UNREACHABLE)
    await note(services, aTask(), 'delivered')
    await note(services, aTask(), 'delivered')
    expect(request).toHaveBeenCalledTimes(2)
  })
})
