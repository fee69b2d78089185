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
