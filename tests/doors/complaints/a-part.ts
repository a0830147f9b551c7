import type { ComplaintPart } from '../../../cloudfunctions/complaints/complaint'
import { nobody } from '../../../cloudfunctions/complaints/part/route'
import { day } from '../../rules/calendar-year'
import { at, stamps } from '../due/due'

/** One matter of a complaint, as it came in: anonymously, about how a service is regulated. */
export const aPart = (more: Partial<ComplaintPart> = {}): ComplaintPart => ({
  _id: 'part-1',
  complaintId: 'complaint-1',
  n: 1,
  about: { kind: 'service', service: 'JW-001' },
  topic: 'rules',
  words: '规定不合理',
  evidence: [],
  isLead: false,
  chain: nobody,
  desk: 'centre',
  state: 'received',
  isLive: true,
  isNamed: false,
  channel: 'app',
  filedOn: day('2026-11-20'),
  acceptBy: day('2026-11-27'),
  isSerious: false,
  talk: [],
  hearings: [],
  awaitsAccountability: false,
  assessedVersion: 0,
  lastOperation: '',
  salt: 'salt',
  ...stamps,
  createdAt: at,
  ...more,
})
