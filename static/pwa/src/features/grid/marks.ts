/** How a cell of the grid looks: a sign and a tone for each mark, so that none speaks by colour alone. */
import type { GridCell, GridMark } from '../../api/desk'
import { t } from '../../locale'
import type { IconName } from '../../ui/icons'
import type { Tone } from '../../ui/tone'

export const LOOKS: Readonly<Record<GridMark, { tone: Tone; icon: IconName; sign: string }>> = {
  done: { tone: 'good', icon: 'checkCircle', sign: '✓' },
  missed: { tone: 'bad', icon: 'close', sign: '✕' },
  unknown: { tone: 'mute', icon: 'help', sign: '?' },
  exempt: { tone: 'mute', icon: 'minus', sign: '—' },
  running: { tone: 'wait', icon: 'clock', sign: '◷' },
  ahead: { tone: 'mute', icon: 'clock', sign: '○' },
}

/** `完成`, `未完成 62%`, `未知`. */
export function markText({ mark, value }: Pick<GridCell, 'mark' | 'value'>): string {
  const word = t(`grid.marks.${mark}`)
  return mark === 'missed' && value !== null ? `${word} ${String(Math.floor(Number(value) * 100))}%` : word
}
