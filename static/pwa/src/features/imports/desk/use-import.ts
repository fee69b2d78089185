/** One file on its way in: tried out as soon as it is chosen, taken when somebody says so. */
import { shallowRef, type ShallowRef } from 'vue'
import type { ImportReport } from '../../../api/desk'
import { failureText } from '../../../app/desk/failure'
import { useServices } from '../../../app/services'
import { td } from '../../../locale/desk'
import { addressOf, MAX_FILE_BYTES, sheetsNamed, type Options, type Trial } from './imports'

/** A long list is tried out row by row through the write path. */
const TIMEOUT_MS = 180_000
const OCTETS = { 'Content-Type': 'application/octet-stream' }

export interface Importing {
  trial: Readonly<ShallowRef<Trial>>
  tryOut: (kind: string, file: File, options: Options) => Promise<void>
  take: (kind: string) => Promise<void>
  forget: () => void
}

export function useImport(): Importing {
  const { http } = useServices()
  const trial = shallowRef<Trial>({ kind: 'none' })
  /** What was forgotten meanwhile, or followed by another file, may not come back. */
  let turn = 0

  async function tryOut(kind: string, file: File, options: Options) {
    const mine = ++turn
    trial.value = { kind: 'trying', name: file.name }
    const after = await tried(kind, file, options)
    if (mine === turn) trial.value = after
  }
  async function tried(kind: string, file: File, options: Options): Promise<Trial> {
    const { name } = file
    if (file.size > MAX_FILE_BYTES) return { kind: 'refused', name, text: td('imports.fileTooLarge'), sheets: [] }
    const bytes = await bytesOf(file)
    if (bytes === null) return { kind: 'refused', name, text: td('imports.fileUnreadable'), sheets: [] }
    const answer = await http.request({ method: 'POST', path: addressOf(kind, options), headers: OCTETS, body: bytes, timeoutMs: TIMEOUT_MS })
    if (answer.kind !== 'ok') return { kind: 'refused', name, text: failureText(answer), sheets: sheetsNamed(answer) }
    return { kind: 'tried', file: { name, bytes }, options, report: answer.body as ImportReport, failure: null }
  }
  async function take(kind: string) {
    const { value } = trial
    if (value.kind !== 'tried' || value.report.seal === null) return
    const { file, options, report } = value
    trial.value = { ...value, kind: 'taking' }
    // The seal names this file, these options and what came of them: saying it again is the same intention.
    const headers = { ...OCTETS, 'Idempotency-Key': report.seal ?? '' }
    const answer = await http.request({ method: 'POST', path: addressOf(kind, options, report.seal ?? ''), headers, body: file.bytes, timeoutMs: TIMEOUT_MS })
    trial.value = answer.kind === 'ok'
      ? { kind: 'taken', name: file.name, added: report.added, changed: report.changed }
      : { kind: 'tried', file, options, report, failure: failureText(answer) }
  }
  function forget() {
    turn += 1
    trial.value = { kind: 'none' }
  }
  return { trial, tryOut, take, forget }
}

/** Null for a file that changed or went away since it was chosen. */
async function bytesOf(file: File): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    return new Uint8Array(await file.arrayBuffer())
  } catch (error) {
    if (error instanceof DOMException) return null
    throw error
  }
}
