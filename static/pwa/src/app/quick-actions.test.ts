import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { appRoutes } from './routes'
import { quickActions } from './quick-actions'
import { t } from '../locale'

test('each quick action leads to a page of the field app', () => {
  const paths = appRoutes.flat().map(({ path }) => path)
  for (const { to } of quickActions) expect(paths).toContain(to)
})

test('no two quick actions lead to the same page', () => {
  expect(new Set(quickActions.map(({ to }) => to)).size).toBe(quickActions.length)
})

test('the words of a quick action fit under its icon', () => {
  for (const { label } of quickActions) expect(t(label).length).toBeLessThanOrEqual(4)
})

test('the list of quick actions brings no feature into the first load', () => {
  const source = readFileSync(new URL('./quick-actions.ts', import.meta.url), 'utf8')
  const imports = source.split('\n').filter((line) => line.startsWith('import'))
  expect(imports.filter((line) => !line.startsWith('import type '))).toEqual([])
})
