/**
 * Tries each thing that field work needs, for real: a record is written and read, a key signs, a worker is installed.
 * A check resolves to a detail for the reader and throws when the phone can't do it. What would make the phone ask
 * its owner waits for a tap. Old browsers must be able to read this file: no syntax newer than ES2019.
 */
'use strict'

const TIMEOUT_MS = 30000
const scope = new URL('./', document.currentScript.src)

const checks = {
  async secure() {
    if (!window.isSecureContext) throw new Error(location.origin)
    return location.origin
  },

  async storage() {
    const name = 'phone-check'
    const database = await request(indexedDB.open(name, 1), opening => opening.result.createObjectStore('probe'))
    try {
      const writing = database.transaction('probe', 'readwrite', { durability: 'strict' })
      writing.objectStore('probe').put('written', 1)
      await new Promise((resolve, reject) => { writing.oncomplete = resolve; writing.onabort = () => reject(writing.error) })
      const read = await request(database.transaction('probe').objectStore('probe').get(1))
      if (read !== 'written') throw new Error('IndexedDB')
    } finally {
      database.close()
      indexedDB.deleteDatabase(name)
    }
    return freeSpace()
  },

  async crypto() {
    const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }
    const pair = await crypto.subtle.generateKey(algorithm, false, ['sign', 'verify'])
    const signature = await crypto.subtle.sign(algorithm, pair.privateKey, new Uint8Array(32))
    if (!await crypto.subtle.verify(algorithm, pair.publicKey, signature, new Uint8Array(32))) throw new Error('ECDSA')
    return 'ECDSA P-256'
  },

  async worker() {
    const registration = await navigator.serviceWorker.register(new URL('probe.js', scope), { scope: scope.pathname })
    await registration.unregister()
    return ''
  },

  async position() {
    const options = { enableHighAccuracy: true, timeout: TIMEOUT_MS }
    const fix = await new Promise((resolve, reject) => navigator.geolocation.getCurrentPosition(resolve, reject, options))
    return `± ${Math.round(fix.coords.accuracy)} m`
  },

  async camera() {
    const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } })
    const track = stream.getVideoTracks()[0]
    const { width, height } = track.getSettings()
    track.stop()
    return `${width} × ${height}`
  },

  /** Only whether the phone would let us: subscribing needs the vendor's service, which many networks don't reach. */
  async push() {
    if (!('PushManager' in window) || !('Notification' in window)) throw new Error('Push API')
    const permission = await Notification.requestPermission()
    if (permission !== 'granted') throw new Error(permission)
    return ''
  }
}

/** Without these there is no field work; without the others it is poorer. */
const essential = ['secure', 'storage', 'crypto', 'worker', 'position']

function request(pending, onUpgrade) {
  return new Promise((resolve, reject) => {
    pending.onsuccess = () => resolve(pending.result)
    pending.onerror = () => reject(pending.error)
    if (onUpgrade) pending.onupgradeneeded = () => onUpgrade(pending)
  })
}

async function freeSpace() {
  if (!navigator.storage || !navigator.storage.estimate) return ''
  const { quota, usage } = await navigator.storage.estimate()
  return `${Math.round((quota - usage) / 2 ** 20)} MiB`
}

function show(item, state, detail) {
  const line = item.querySelector('.state')
  item.dataset.state = state
  line.textContent = line.dataset[state]
  item.querySelector('.detail').textContent = detail
  conclude()
}

function conclude() {
  const items = Array.from(document.querySelectorAll('[data-check]'))
  if (items.some(item => item.dataset.state === 'waiting')) return
  const needed = items.filter(item => essential.includes(item.dataset.check))
  const verdict = document.getElementById('verdict')
  const state = ['failed', 'ask'].find(one => needed.some(item => item.dataset.state === one)) || 'ok'
  verdict.textContent = verdict.dataset[state]
  verdict.className = state
}

async function run(item) {
  show(item, 'waiting', '')
  try {
    show(item, 'ok', await checks[item.dataset.check]())
  } catch (reason) {
    show(item, 'failed', reason.message || String(reason))
  }
}

function offer(item) {
  const button = item.querySelector('button')
  button.hidden = false
  button.addEventListener('click', () => run(item))
  show(item, 'ask', '')
}

document.getElementById('wechat').hidden = !/MicroMessenger/i.test(navigator.userAgent)
for (const item of document.querySelectorAll('[data-check]')) {
  if (item.querySelector('button')) offer(item)
  else run(item)
}
