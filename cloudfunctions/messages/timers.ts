import { purge } from '../_kernel/purge'
import type { Timer } from '../_kernel/timer'
import { documentCheck } from '../_shared/document-check'
import * as own from './collections'
import { Agreements, Messages, Outbox } from './collections'
import { sendOutbox } from './send-outbox'
import { renewSetupTodos } from './setup-fault'
import { takeTellings } from './take-tellings'

export const timers: readonly Timer[] = [
  { name: 'takeTellings', every: 'minute', run: takeTellings },
  { name: 'sendOutbox', every: 'minute', run: sendOutbox },
  { name: 'renewSetupTodos', every: { dayAt: 150 }, run: renewSetupTodos },
  purge([Agreements, Messages, Outbox]),
  documentCheck('messages', Object.values(own)),
]
