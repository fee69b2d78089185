/** The server's side of docs/wire.md in memory: it checks what the real one checks, and it can misbehave on demand. */
import { sha256Hex } from '../../src/platform/digest'
import type { Http, HttpAnswer, HttpRequest } from '../../src/platform/http'
import { verifySignature } from '../../src/platform/keys'
import type { Change, ChangesAnswer, CommandBody, CommandResult, Enrolment, Officer, PublicJwk, Session } from '../../src/offline'
import { ok, problem, unreachable } from './answers'
import { FakePhotos } from './fake-photos'
import type { FakeSigner } from './fake-signer'

/** Sees a request before the server does; an answer ends it there, null lets it pass. */
export type Fault = (request: HttpRequest) => HttpAnswer | null

interface Stored {
  body: string
  digest: string
  /** What the receipt says, before it was signed. */
  said: object
  answer: { receipt: string; signature: string }
}

export class FakeServer implements Http {
  readonly requests: HttpRequest[] = []
  readonly stored = new Map<string, Stored>()
  readonly photos: FakePhotos
  fault: Fault = () => null
  /** The server does its work, and the answer never arrives. */
  loseAnswers = false
  /** Whose receipt key signs; differs from `signer` when somebody pretends to be the server. */
  forger: FakeSigner | null = null
  /** Refuses commands by type, with this code, keeping them as refused. */
  refusals = new Map<string, string>()
  pages: Pick<ChangesAnswer, 'cursor' | 'cursor_reset' | 'more' | 'changes'>[] = []
  signedIn = true
  private signedInOfficer = ''
  nowMs = Date.parse('2026-03-01T15:00:02.000Z')
  private readonly enrolments = new Map<string, { enrolment: Enrolment; key: PublicJwk; revoked: boolean }>()
  private device: string | null = null
  private tickets = 0

  constructor(readonly signer: FakeSigner) {
    this.photos = new FakePhotos((receipt) => this.sign(receipt))
  }

  async request(request: HttpRequest): Promise<HttpAnswer> {
    this.requests.push(request)
    const fault = this.fault(request)
    if (fault !== null) return fault
    if (!this.signedIn) return problem(401, 'not_signed_in')
    const answer = await this.answer(request)
    return this.loseAnswers ? unreachable : answer
  }

  session(officer: Officer): Session {
    this.signedInOfficer = officer.id
    const { key_id, public_key } = this.signer
    return { officer, units: [], enrolment_id: null, ticket: this.ticket(), server_time: this.time(), receipt_key: { key_id, public_key }, demo: false }
  }

  revoke(enrolmentId: string): void {
    const known = this.enrolments.get(enrolmentId)
    if (known !== undefined) known.revoked = true
  }

  /** Replaces every receipt that a forger signed by the genuine one. */
  async resign(): Promise<void> {
    for (const stored of this.stored.values()) stored.answer = await this.signer.sign(stored.said)
  }

  bodies(): CommandBody[] {
    return [...this.stored.values()].map(({ body }) => JSON.parse(body) as CommandBody)
  }

  count(method: string, path: string): number {
    return this.requests.filter((request) => request.method === method && request.path.startsWith(path)).length
  }

  private async answer(request: HttpRequest): Promise<HttpAnswer> {
    if (request.path === '/commands') return this.commands(request.body as CommandsRequest)
    if (request.path === '/enrolments') return this.enrol(request.body as EnrolRequest)
    if (request.path.startsWith('/photos/')) return this.photos.answer(request)
    if (request.path.startsWith('/changes')) return this.changes()
    return problem(404, 'not_found')
  }

  private enrol({ device_id, public_key }: EnrolRequest): HttpAnswer {
    this.device = device_id
    const again = [...this.enrolments.values()].find(({ key, revoked }) => key.x === public_key.x && !revoked)
    if (again !== undefined) return ok(again.enrolment, 201)
    const id = `0190a000-0000-7000-8000-${String(this.enrolments.size + 1).padStart(12, '0')}`
    const { key_id, public_key: receiptKey } = this.signer
    const enrolment = { id, device_id, officer_id: this.signedInOfficer, next_sequence: 1, receipt_key: { key_id, public_key: receiptKey }, ticket: this.ticket() }
    this.enrolments.set(id, { enrolment, key: public_key, revoked: false })
    return ok(enrolment, 201)
  }

  private async commands({ commands }: CommandsRequest): Promise<HttpAnswer> {
    const results: CommandResult[] = []
    for (const command of commands) results.push(await this.take(command))
    return ok({ server_time: this.time(), ticket: this.ticket(), results, gaps: [] })
  }

  private async take({ body, signature }: { body: string; signature: string }): Promise<CommandResult> {
    const bytes = new Uint8Array(new TextEncoder().encode(body))
    const digest = await sha256Hex(bytes)
    const fields = JSON.parse(body) as CommandBody
    const enrolled = this.enrolments.get(fields.enrolment)
    const refuse = (code: string): CommandResult => ({ id: fields.id, state: 'problem', problem: { status: 403, code } })
    if (enrolled === undefined) return refuse('enrolment_unknown')
    if (enrolled.revoked) return refuse('enrolment_revoked')
    if (enrolled.enrolment.device_id !== this.device) return refuse('enrolment_foreign')
    if (!(await verifySignature(enrolled.key, bytes, signature))) return refuse('signature_invalid')
    const known = this.stored.get(fields.id)
    if (known !== undefined && known.digest !== digest) return refuse('command_conflict')
    if (known !== undefined) return { id: fields.id, state: 'receipt', replayed: true, ...known.answer }
    if (this.bodies().some((one) => one.enrolment === fields.enrolment && one.seq === fields.seq)) return refuse('sequence_conflict')
    const said = this.receiptFor(fields, digest)
    const answer = await this.sign(said)
    this.stored.set(fields.id, { body, digest, said, answer })
    return { id: fields.id, state: 'receipt', replayed: false, ...answer }
  }

  private receiptFor({ id, enrolment, seq, type, payload }: CommandBody, digest: string): object {
    const code = this.refusals.get(type) ?? null
    const photos = 'photos' in payload ? payload.photos.map((photo) => photo.digest) : []
    return {
      kind: 'command', id, digest, enrolment, seq, type, number: this.stored.size + 1,
      status: code === null ? 'applied' : 'refused', code, params: {}, record: null, photos, link: 'ok', flags: [],
      bracket: { from: null, to: this.time() }, received_at: this.time(),
    }
  }

  private sign(receipt: object): Promise<{ receipt: string; signature: string }> {
    return (this.forger ?? this.signer).sign(receipt)
  }

  private changes(): HttpAnswer {
    const page = this.pages.shift() ?? { cursor: 'end', cursor_reset: false, more: false, changes: [] as Change[] }
    return ok({ ...page, ticket: this.ticket(), server_time: this.time() })
  }

  get lastTicket(): string {
    return `ticket-${this.tickets}`
  }

  private ticket(): string {
    this.tickets += 1
    return this.lastTicket
  }

  private time(): string {
    return new Date(this.nowMs).toISOString()
  }
}

export interface CommandsRequest {
  unsent: { commands: number; photos: number }
  commands: { body: string; signature: string }[]
}

interface EnrolRequest {
  device_id: string
  public_key: PublicJwk
}
