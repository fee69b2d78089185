/** Figures as the desk prints them. */
import { td } from './index'

/** `3 小时 12 分`, `45 分`, `30 秒`, `0 分`: rounded to minutes from a minute on. */
export function durationText(seconds: number): string {
  if (seconds > 0 && seconds < 60) return td('units.seconds', { seconds })
  const minutes = Math.round(seconds / 60)
  if (minutes < 60) return td('units.minutes', { minutes })
  const rest = minutes % 60
  const hours = (minutes - rest) / 60
  return rest === 0 ? td('units.hours', { hours }) : td('units.hoursMinutes', { hours, minutes: rest })
}

/** `480 米`, `12.3 公里`. */
export function lengthText(metres: number): string {
  return metres < 1000 ? td('units.metres', { count: Math.round(metres) }) : td('units.kilometres', { count: (metres / 1000).toFixed(metres < 10_000 ? 2 : 1) })
}

/** `93.29%` of `0.9329`: the four places that travelled, without noughts at the end. */
export function percentText(share: string): string {
  return `${String(Number((Number(share) * 100).toFixed(2)))}%`
}

const NUMERALS = '零一二三四五六七八九十'

/** A name with its Chinese numerals as signs that sort as they count: 十 becomes the one behind 9. */
export function numbered(name: string): string {
  return name.replace(/[零一二三四五六七八九十]/g, (sign) => String.fromCharCode(0x30 + NUMERALS.indexOf(sign)))
}
