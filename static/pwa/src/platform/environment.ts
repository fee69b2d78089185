/** Which browser this is, as far as the app behaves differently in it. */
export interface Environment {
  /** WeChat's own browser deletes data and has no service worker: never make an outbox there. */
  insideWeChat: boolean
  /** Without it there is no WebCrypto, no service worker and no position. */
  secureContext: boolean
  /** Started from the home screen. */
  installed: boolean
  /** Safari's engine on a phone: no Background Sync, data evicted after 7 days unless installed. */
  ios: boolean
}

export function readEnvironment(): Environment {
  const agent = navigator.userAgent
  return {
    insideWeChat: /MicroMessenger/i.test(agent),
    secureContext: window.isSecureContext,
    installed: startedFromHomeScreen(),
    // An iPad calls itself a Mac, but no Mac has a touch screen.
    ios: /iPhone|iPad|iPod/.test(agent) || (/Macintosh/.test(agent) && navigator.maxTouchPoints > 1),
  }
}

export function startedFromHomeScreen(): boolean {
  const ios = navigator as Navigator & { standalone?: boolean }
  return window.matchMedia('(display-mode: standalone)').matches || ios.standalone === true
}
