/** A table of the page as a file on the reader's machine. The server writes it, so that no browser needs to know how. */
import type { Http } from '../../../platform/http'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** Whether the file was made; it is then handed to the browser as `<name>.xlsx`. */
export async function saveXlsx(http: Http, name: string, titles: readonly string[], rows: readonly (readonly string[])[]): Promise<boolean> {
  const answer = await http.request({ method: 'POST', path: '/imports/problem-list', body: { titles, rows } })
  if (answer.kind !== 'ok') return false
  const { content } = answer.body as { content: string }
  const bytes = Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0))
  const address = URL.createObjectURL(new Blob([bytes], { type: XLSX }))
  const link = document.createElement('a')
  link.href = address
  link.download = `${name}.xlsx`
  link.click()
  URL.revokeObjectURL(address)
  return true
}
