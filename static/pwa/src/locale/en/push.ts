import type { Messages } from '../messages'

export const push: Messages['push'] = {
  title: 'Task alerts',
  works: 'Push works on this phone',
  worksHint: 'New tasks alert you even when Xunlu is closed.',
  unproven: 'Turned on, waiting for the first alert',
  unprovenHint: 'An alert “turned on” should appear soon. If it doesn’t, push can’t reach this phone.',
  whileOpen: 'Only while Xunlu is open',
  off: 'Once turned on, new tasks alert you even when Xunlu is closed.',
  asking: 'Turning on…',
  unsupported: 'This browser has no push. On an iPhone, add Xunlu to the home screen and open it from there.',
  blocked: 'Notifications are blocked for Xunlu. Allow them in the browser’s or the phone’s settings.',
  unreachable: 'The browser vendor’s push service can’t be reached. Most Android phones in China are like that; keep Xunlu open on duty.',
  failing: 'The push service refused the last alerts. Turn push off and on again.',
  noAnswer: 'The server can’t be reached. Try again later.',
  turnOn: 'Turn alerts on',
  turnOff: 'Turn alerts off',
  told: {
    task: { title: 'New task', body: 'Open to read and acknowledge it.' },
    task_recalled: { title: 'Task recalled', body: 'This task has been recalled. Nothing is to be done.' },
    review: { title: 'A record was returned', body: 'Open to see why.' },
    inspection: { title: 'A finding to answer', body: 'Tap to look and answer.' },
    roster: { title: 'News of a swap or leave', body: 'Tap to look.' },
    welcome: { title: 'Alerts are on', body: 'New tasks alert you here even when Xunlu is closed.' },
    other: { title: 'News in Xunlu', body: 'Open to read it.' },
  },
}
