/** `Http` over fetch. A redirect or a page of HTML is somebody else's answer, never a success. */
import type { Http, HttpAnswer, HttpRequest, Problem } from './http'

const DEFAULT_TIMEOUT_MS = 30_000

/** `root` is where the API lives on our own origin: `/api/v1`. */
export function createFetchHttp({ root }: { root: string }): Http {
  return { request: (request) => withinTime(request, (signal) => send(root, request, signal)) }
}

async function withinTime(request: HttpRequest, run: (signal: AbortSignal) => Promise<HttpAnswer>): Promise<HttpAnswer> {
  const abort = new AbortController()
  const timer = setTimeout(() => { abort.abort() }, request.timeoutMs ?? DEFAULT_TIMEOUT_MS)
  try {
    return await run(abort.signal)
  } catch {
    return { kind: 'network', reason: abort.signal.aborted ? 'timeout' : 'unreachable' }
  } finally {
    clearTimeout(timer)
  }
}

async function send(root: string, request: HttpRequest, signal: AbortSignal): Promise<HttpAnswer> {
  const response = await fetch(root + request.path, {
    method: request.method,
    headers: { Accept: request.file ? '*/*' : 'application/json, application/problem+json', ...contentType(request), ...request.headers },
    body: encode(request.body),
    credentials: 'same-origin',
    cache: 'no-store',
    redirect: 'manual',
    signal,
  })
  if (response.type === 'opaqueredirect') return { kind: 'network', reason: 'foreign' }
  return response.ok ? success(request, response) : refusal(response)
}

function contentType(request: HttpRequest): Record<string, string> {
  return request.body === undefined || request.body instanceof Uint8Array ? {} : { 'Content-Type': 'application/json' }
}

function encode(body: HttpRequest['body']): BodyInit | null {
  if (body === undefined) return null
  return body instanceof Uint8Array ? body : JSON.stringify(body)
}

async function success(request: HttpRequest, response: Response): Promise<HttpAnswer> {
  const header = (name: string) => response.headers.get(name)
  if (request.method === 'HEAD' || response.status === 204) return { kind: 'ok', status: response.status, header, body: null }
  const body = request.file ? await response.blob() : await json(response)
  if (body === undefined) return { kind: 'network', reason: 'foreign' }
  return { kind: 'ok', status: response.status, header, body }
}

async function refusal(response: Response): Promise<HttpAnswer> {
  const body = await json(response)
  return { kind: 'problem', problem: asProblem(response.status, body), retryAfterS: retryAfter(response) }
}

/** Undefined when the answer isn't JSON at all. */
async function json(response: Response): Promise<unknown> {
  if (!/[/+]json\b/.test(response.headers.get('Content-Type') ?? '')) return undefined
  try {
    return JSON.parse(await response.text()) as unknown
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

function asProblem(status: number, body: unknown): Problem {
  const said = (typeof body === 'object' && body !== null ? body : {}) as Partial<Problem>
  return {
    status,
    code: typeof said.code === 'string' ? said.code : `http_${status}`,
    title: said.title ?? '',
    detail: said.detail ?? '',
    params: said.params ?? {},
  }
}

/** Seconds; the form with a date is left alone, our server never sends it. */
function retryAfter(response: Response): number | null {
  const seconds = Number(response.headers.get('Retry-After') ?? Number.NaN)
  return Number.isFinite(seconds) && seconds >= 0 ? seconds : null
}
