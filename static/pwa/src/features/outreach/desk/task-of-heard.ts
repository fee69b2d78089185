/** What a task begins with that is made of something heard at a talk. Pure. */
import type { TaskDraft } from '../../dispatch/desk'
import type { Heard } from '../views'

const MOST_TITLE = 60
const MOST_PLACE = 200

export function taskOf({ text }: Pick<Heard, 'text'>, targets: string): Partial<TaskDraft> {
  const [firstLine = ''] = text.trim().split('\n')
  return { kind: 'check', urgency: 'routine', title: firstLine.slice(0, MOST_TITLE), text, place_text: targets.slice(0, MOST_PLACE) }
}
