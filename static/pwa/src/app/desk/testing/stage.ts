/** A page of the desk on a stage: a server that answers by path, and a router that stands where the page would. */
import { enableAutoUnmount, flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { afterEach } from 'vitest'
import type { Component, DefineComponent } from 'vue'
import { createMemoryHistory, createRouter, type Router } from 'vue-router'
import type { Role } from '../../../offline/wire'
import type { Http, HttpAnswer, HttpRequest } from '../../../platform/http'
import { servicesKey, type Services } from '../../services'
import { servicesWith } from '../../testing/services'
import { deskKey, type Desk } from '../desk'
import { namesOf, OVERSEEING, READING_TALKS, SEEING_DEVICES, unitsUnder } from '../directory'
import { directory, session } from './made'

enableAutoUnmount(afterEach)

export const ok = (body: unknown): HttpAnswer => ({ kind: 'ok', status: 200, header: () => null, body })
export const silence: HttpAnswer & { kind: 'network' } = { kind: 'network', reason: 'unreachable' }

export interface Answering extends Http {
  asked: HttpRequest[]
  /** By path without its query; what isn't there is not found. Change it to change the answers. */
  answers: Record<string, HttpAnswer>
}

export function answering(answers: Record<string, HttpAnswer>): Answering {
  const http: Answering = {
    asked: [],
    answers,
    request: (request) => {
      http.asked.push(request)
      const path = request.path.split('?')[0] ?? ''
      return Promise.resolve(http.answers[path] ?? { kind: 'problem', problem: { status: 404, code: 'not_found', title: '', detail: '', params: {} }, retryAfterS: null })
    },
  }
  return http
}

export const desk: Desk = {
  session, directory, names: namesOf(directory), overseen: unitsUnder(directory, 'boss', OVERSEEING), equipped: unitsUnder(directory, 'boss', SEEING_DEVICES),
  outreach: unitsUnder(directory, 'boss', READING_TALKS),
  refresh: () => Promise.resolve(),
}

/** The same desk for somebody with these roles over the brigade. */
export function deskOf(...roles: Role[]): Desk {
  const officers = directory.officers.map((officer) => (officer.id === 'boss' ? { ...officer, grants: roles.map((role) => ({ role, unit_id: 'brigade' })) } : officer))
  const own = { ...directory, officers }
  return {
    ...desk, directory: own, names: namesOf(own), overseen: unitsUnder(own, 'boss', OVERSEEING), equipped: unitsUnder(own, 'boss', SEEING_DEVICES),
    outreach: unitsUnder(own, 'boss', READING_TALKS),
  }
}

/** Mounts `page` as the route `at` that `path` describes, for whoever sits at the desk. */
export async function onStage(page: Component, http: Answering, { path = '/', at = path, over = {}, sitting = desk }: { path?: string; at?: string; over?: Partial<Services>; sitting?: Desk } = {}): Promise<{ wrapper: VueWrapper; router: Router }> {
  const elsewhere = { path: '/:rest(.*)*', component: { template: '<i />' } }
  const router = createRouter({ history: createMemoryHistory(), routes: [{ path, component: page }, elsewhere] })
  await router.push(at)
  const provide = { [servicesKey as symbol]: servicesWith({ http, ...over }), [deskKey as symbol]: sitting }
  const wrapper: VueWrapper = mount(page as DefineComponent, { attachTo: document.body, global: { plugins: [router], provide } })
  await flushPromises()
  return { wrapper, router }
}
