/** Tracks: who looked at the track of a car that one was in. */
export const tracking = {
  looks: {
    title: 'Who looked at my track',
    lead: 'Whoever looked at the track of a car you were in, in the last 90 days, stands here.',
    at: 'Looked at',
    track: 'What of',
    reason: 'Why',
    empty: 'Nobody in the last 90 days',
  },
}
