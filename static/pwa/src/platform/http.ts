/** One request to our own server, and the three things that can come of it. */
export interface Http {
  request(request: HttpRequest): Promise<HttpAnswer>
}

export interface HttpRequest {
  method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** Below the API's root, starting with a slash: `/commands`. */
  path: string
  headers?: Readonly<Record<string, string>>
  /** A plain object is sent as JSON; bytes go out as they are. */
  body?: object | Uint8Array<ArrayBuffer>
  /** The answer is a file: its body is a `Blob`. */
  file?: boolean
  /** Default 30 s. */
  timeoutMs?: number
}

/** RFC 9457; `code` is stable and has a sentence in the locale files. */
export interface Problem {
  status: number
  code: string
  title: string
  detail: string
  params: Readonly<Record<string, unknown>>
}

export type HttpAnswer =
  | { kind: 'ok'; status: number; header: (name: string) => string | null; body: unknown }
  /** The server (or something before it) refused. Without problem+json the code is `http_<status>`. */
  | { kind: 'problem'; problem: Problem; retryAfterS: number | null }
  /** Nobody we know answered. `foreign` is an answer that isn't ours: a captive portal, a redirect to a login page. */
  | { kind: 'network'; reason: 'unreachable' | 'timeout' | 'foreign' }
