import { expect, it } from 'vitest'
import { HolderChanged, NotEnrolled, PhotoBytesMissing, WayClosed } from '../offline'
import { failureText } from './failure-text'

it.each<[Error, string]>([
  [new NotEnrolled(), '请先登录'],
  [new HolderChanged(), '已换人登录，请回到本人的页面'],
  [new WayClosed('correct'), '请到“记录”查看'],
  [new PhotoBytesMissing(), '请重新拍摄'],
  [new DOMException('Quota exceeded', 'QuotaExceededError'), '存储空间不足'],
])('says what to do about %o', (error, said) => {
  expect(failureText(error)).toContain(said)
})

it('looks into what the store wrapped', () => {
  expect(failureText(Object.assign(new Error('aborted'), { inner: new DOMException('full', 'QuotaExceededError') }))).toContain('存储空间不足')
})

it('says of anything else only that it was not written, and nothing in English', () => {
  for (const error of [new TypeError('x is undefined'), 'odd', null]) expect(failureText(error)).toMatch(/^没能写入手机[^a-z]+$/)
})
