import type { Messages } from '../messages'

export const grid: Messages['grid'] = {
  title: 'Key sections',
  marks: { done: 'Done', missed: 'Not done', unknown: 'Unknown', exempt: 'Exempt', running: 'Running', ahead: 'To come' },
  at: 'as of {clock}',
  note: 'Unknown is not “not done”: no data doesn’t show that nobody came.',
  empty: 'No key sections today',
  stale: 'The server can’t be reached; this is how it was before',
  offline: 'The server can’t be reached',
}
