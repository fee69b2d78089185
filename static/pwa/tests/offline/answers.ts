import type { HttpAnswer } from '../../src/platform/http'

export function ok(body: unknown, status = 200, headers: Record<string, string> = {}): HttpAnswer {
  return { kind: 'ok', status, body, header: (name) => headers[name] ?? null }
}

export function problem(status: number, code: string, params: Record<string, unknown> = {}, retryAfterS: number | null = null): HttpAnswer {
  return { kind: 'problem', problem: { status, code, title: '', detail: '', params }, retryAfterS }
}

export const unreachable: HttpAnswer = { kind: 'network', reason: 'unreachable' }
