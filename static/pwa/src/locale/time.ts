/** Instants in words. Everything is shown in China's time, whatever zone the phone is set to. */
import { language, t } from './index'

export const ZONE = 'Asia/Shanghai'

const formats = new Map<string, Intl.DateTimeFormat>()

function format(name: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language.value} ${name}`
  const known = formats.get(key) ?? new Intl.DateTimeFormat(language.value, { ...options, timeZone: ZONE })
  formats.set(key, known)
  return known
}

const keys = new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE, year: 'numeric', month: '2-digit', day: '2-digit' })

/** `2026-11-23`: the calendar day in China of an instant. */
export function dayKey(at: Date): string {
  return keys.format(at)
}

/** `08:05`. */
export function clockText(at: Date): string {
  return format('clock', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at)
}

/** `08:05:09`. */
export function secondsText(at: Date): string {
  return format('seconds', { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' }).format(at)
}

/** `11月23日`. */
export function dateText(at: Date): string {
  return format('date', { month: 'short', day: 'numeric' }).format(at)
}

/** `星期一`. */
export function weekdayText(at: Date): string {
  return format('weekday', { weekday: 'long' }).format(at)
}

/** `今天 08:05`, `昨天 23:10` or `11月20日 08:05`, seen from `now`. */
export function momentText(at: Date, now: Date): string {
  const clock = clockText(at)
  if (dayKey(at) === dayKey(now)) return t('time.today', { clock })
  if (dayKey(at) === dayKey(new Date(now.getTime() - 86_400_000))) return t('time.yesterday', { clock })
  return t('time.onDay', { day: dateText(at), clock })
}

/** `23:00 – 次日 03:00`: from and to of a period, with a word when it ends on another day. */
export function periodText(from: Date, to: Date): string {
  const end = clockText(to)
  return t('time.period', { from: clockText(from), to: dayKey(from) === dayKey(to) ? end : t('time.nextDay', { clock: end }) })
}

/** A day written as `2026-11-23`, as the instant of its noon in China. */
export function noonOf(day: string): Date {
  return new Date(`${day}T12:00:00+08:00`)
}
