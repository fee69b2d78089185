import { sha256Hex } from '../../src/platform/digest'
import type { HttpAnswer, HttpRequest } from '../../src/platform/http'
import { ok, problem } from './answers'

/** Resumable uploads in memory, one per enrolment and digest. */
export class FakePhotos {
  readonly received = new Map<string, Uint8Array<ArrayBuffer>>()

  constructor(private readonly sign: (receipt: object) => Promise<{ receipt: string; signature: string }>) {}

  async answer(request: HttpRequest): Promise<HttpAnswer> {
    const enrolment = request.headers?.['Xunlu-Enrolment'] ?? ''
    const digest = request.path.slice('/photos/'.length)
    const key = `${enrolment}/${digest}`
    const known = this.received.get(key)
    if (request.method === 'HEAD') return known === undefined ? problem(404, 'http_404') : ok(null, 200, offset(known))
    const at = Number(request.headers?.['Upload-Offset'])
    const length = Number(request.headers?.['Upload-Length'])
    const before = known ?? new Uint8Array(0)
    if (at !== before.length) return problem(409, 'upload_offset_mismatch', { offset: before.length })
    const whole = joined(before, request.body as Uint8Array)
    this.received.set(key, whole)
    return whole.length < length ? ok(null, 204, offset(whole)) : this.complete(key, enrolment, digest, whole)
  }

  private async complete(key: string, enrolment: string, digest: string, bytes: Uint8Array<ArrayBuffer>): Promise<HttpAnswer> {
    if ((await sha256Hex(bytes)) !== digest) {
      this.received.delete(key)
      return problem(422, 'photo_digest_mismatch')
    }
    const received_at = '2026-03-01T15:00:03.000Z'
    return ok(await this.sign({ kind: 'photo', digest, enrolment, size_bytes: bytes.length, media_type: 'image/jpeg', received_at }))
  }
}

function offset(bytes: Uint8Array): Record<string, string> {
  return { 'Upload-Offset': String(bytes.length) }
}

function joined(before: Uint8Array, chunk: Uint8Array): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(before.length + chunk.length)
  whole.set(before)
  whole.set(chunk, before.length)
  return whole
}
