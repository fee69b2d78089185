import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { createFetchHttp } from '../../src/platform/fetch-http'

let server: Server | null = null

afterEach(() => server?.close())

async function answering(listener: RequestListener) {
  server = createServer(listener)
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return createFetchHttp({ root: `http://127.0.0.1:${port}/api/v1` })
}

test('JSON is parsed and headers can be read', async () => {
  const http = await answering((_request, response) => {
    response.writeHead(200, { 'Content-Type': 'application/json', 'Upload-Offset': '7' }).end('{"a":1}')
  })
  const answer = await http.request({ method: 'GET', path: '/x' })
  expect(answer).toMatchObject({ kind: 'ok', status: 200, body: { a: 1 } })
  expect(answer.kind === 'ok' && answer.header('Upload-Offset')).toBe('7')
})

test('a problem keeps its code, its params and the time to wait', async () => {
  const http = await answering((_request, response) => {
    response.writeHead(429, { 'Content-Type': 'application/problem+json', 'Retry-After': '30' }).end('{"code":"sign_in_throttled","params":{"n":1}}')
  })
  expect(await http.request({ method: 'POST', path: '/session', body: {} })).toMatchObject({
    kind: 'problem', problem: { status: 429, code: 'sign_in_throttled', params: { n: 1 } }, retryAfterS: 30,
  })
})

test('an error page of a proxy becomes a problem with the status as its code', async () => {
  const http = await answering((_request, response) => { response.writeHead(502).end('<h1>Bad Gateway</h1>') })
  expect(await http.request({ method: 'GET', path: '/x' })).toMatchObject({ kind: 'problem', problem: { code: 'http_502' } })
})

test.each([
  ['a page of HTML', 200, { 'Content-Type': 'text/html' }],
  ['broken JSON', 200, { 'Content-Type': 'application/json' }],
])('%s is not our server’s answer', async (_what, status, headers) => {
  const http = await answering((_request, response) => { response.writeHead(status, headers).end('<html>') })
  expect(await http.request({ method: 'GET', path: '/x' })).toEqual({ kind: 'network', reason: 'foreign' })
})

test('silence ends in a time-out', async () => {
  const http = await answering(() => undefined)
  expect(await http.request({ method: 'GET', path: '/x', timeoutMs: 20 })).toEqual({ kind: 'network', reason: 'timeout' })
  server?.closeAllConnections()
})

test('a closed port is unreachable', async () => {
  const http = await answering(() => undefined)
  await new Promise((resolve) => server?.close(resolve))
  expect(await http.request({ method: 'GET', path: '/x' })).toEqual({ kind: 'network', reason: 'unreachable' })
})

test('bytes go out as they are', async () => {
  const seen: Buffer[] = []
  const http = await answering((request, response) => {
    request.on('data', (chunk: Buffer) => seen.push(chunk)).on('end', () => response.writeHead(204).end())
  })
  expect(await http.request({ method: 'PATCH', path: '/x', body: Uint8Array.of(0, 255, 1) })).toMatchObject({ kind: 'ok', body: null })
  expect([...Buffer.concat(seen)]).toEqual([0, 255, 1])
})
