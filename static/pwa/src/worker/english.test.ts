import { beforeEach, describe, expect, it, vi } from 'vitest'
import { bringAlong, dropOlder, fromCache, setEnglishApart } from './english'

const NOW = '/static/pwa/dist/assets/en-new_1.js'
const BEFORE = '/static/pwa/dist/assets/en-old-2.js'
const server = vi.fn<(request: unknown) => Promise<Response>>()

let stored: Map<string, Map<string, Response>>

const keyOf = (asked: unknown) => (asked instanceof Request ? new URL(asked.url).pathname : String(asked).replace('https://xunlu.example', ''))

function aCache(entries: Map<string, Response>) {
  return {
    match: (asked: unknown) => Promise.resolve(entries.get(keyOf(asked))?.clone()),
    put: (asked: unknown, answer: Response) => Promise.resolve(void entries.set(keyOf(asked), answer)),
    add: async (asked: string) => { entries.set(asked, await server(asked)) },
    keys: () => Promise.resolve([...entries.keys()].map((path) => ({ url: `https://xunlu.example${path}` }))),
    delete: (asked: unknown) => Promise.resolve(entries.delete(keyOf(asked))),
  }
}

beforeEach(() => {
  stored = new Map()
  server.mockReset()
  server.mockImplementation(() => Promise.resolve(new Response('texts')))
  vi.stubGlobal('fetch', server)
  vi.stubGlobal('caches', {
    has: (name: string) => Promise.resolve(stored.has(name)),
    open: (name: string) => {
      const entries = stored.get(name) ?? new Map<string, Response>()
      stored.set(name, entries)
      return Promise.resolve(aCache(entries))
    },
  })
  return () => { vi.unstubAllGlobals() }
})

const english = () => [...(stored.get('xunlu-english')?.keys() ?? [])]
const ask = async (path: string) => await (await fromCache(new Request(`https://xunlu.example${path}`))).text()

describe('English texts', () => {
  it('are not among what every phone keeps', () => {
    const listed = ['/static/pwa/dist/assets/index-a.js', { url: NOW, revision: null }, '/static/pwa/dist/assets/entry-b.js']
    expect(setEnglishApart(listed)).toEqual({ rest: [listed[0], listed[2]], english: NOW })
    expect(setEnglishApart(['/a.js'])).toEqual({ rest: ['/a.js'], english: null })
  })

  it('are kept once they were asked for', async () => {
    expect(await ask(NOW)).toBe('texts')
    server.mockRejectedValue(new TypeError('Failed to fetch'))
    expect(await ask(NOW)).toBe('texts')
    expect(server).toHaveBeenCalledOnce()
  })

  it('are not kept when the server has none', async () => {
    server.mockResolvedValueOnce(new Response('not found', { status: 404 }))
    await ask(NOW)
    expect(english()).toEqual([])
  })

  it('come along with a new version, and the older ones go when it takes over', async () => {
    await ask(BEFORE)
    await bringAlong(NOW)
    expect(english()).toEqual([BEFORE, NOW])
    await dropOlder(NOW)
    expect(english()).toEqual([NOW])
  })

  it('are not fetched for a phone that never wanted them', async () => {
    await bringAlong(NOW)
    await dropOlder(NOW)
    expect(server).not.toHaveBeenCalled()
    expect(stored.size).toBe(0)
  })
})
