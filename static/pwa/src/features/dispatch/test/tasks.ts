/** Tasks for tests, made of what the test is about and nothing it isn't. */
import type { OwnTask, TaskState } from '../views'

export function aTask({ state = 'queued', ...over }: Partial<OwnTask> & { state?: TaskState } = {}): OwnTask {
  return {
    id: 'task', kind: 'accident', title: 'S242 两车相撞', text: '注意二次事故', urgency: 'urgent', due_at: null,
    created_at: '2026-11-23T01:50:00.000Z', recalled_at: null, recalled_reason: null, closed_at: null, origin_kind: null,
    post_id: null, section_id: null, chainage_m: null, latitude: null, longitude: null, place_text: '石佛镇路口北侧',
    recipients: [{ officer_id: 'me', state, state_at: '2026-11-23T01:50:00.000Z' }],
    ...over,
  }
}
