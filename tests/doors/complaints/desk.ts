import { Accounts } from '../../../cloudfunctions/_kernel/account'
import type { Grant, Role } from '../../../cloudfunctions/_kernel/role'
import { Events } from '../../../cloudfunctions/_shared/event'
import { Todos } from '../../../cloudfunctions/_shared/todo'
import { ComplaintParts } from '../../../cloudfunctions/complaints/collections'
import { Persons, RoleGrants } from '../../../cloudfunctions/people/collections'
import type { Cloud } from '../../../local/server/cloud'
import { type Answer, codeOf, doorOf, edit, newOp, put, stamps, startCentre, stored } from '../centre'
import { bound, furnishPosts, posted, seat, valueOf } from '../people/posts'

export interface OwnView {
  isNamed: boolean
  withdrawnOn?: string
  openings: { on: string; reason: string }[]
  parts: {
    n: number
    label: string
    words: string
    state: string
    deskName: string
    acceptBy: string
    findBy?: string
    reviewUntil?: string
    finding?: string
    reply?: { words: string }
    declined?: { words: string }
    review?: { outcome?: string; finding?: string }
    talk: { from: string; words: string; on: string }[]
    buttons: string[]
  }[]
}
export interface DeskRow {
  partId?: string
  no: string
  filedOn: string
  label?: string
  state?: string
  isLate: boolean
}

export const issue = (more: Record<string, unknown> = {}) => ({
  about: { kind: 'window', windowId: 'w1' },
  topic: 'attitude',
  words: '问了两句就被说“自己看墙上”',
  ...more,
})
const since = '2026-09-01' as Grant['from']

/** A local centre with windows of two units, and whoever handles complaints. Openids are `o-NAME`, people `p-NAME`. */
export const complaintDesk = () => {
  let cloud: Cloud
  const ask = doorOf(() => cloud, 'complaints')
  const at = (text: string): void => {
    cloud.setClock(`${text.replace(' ', 'T')}:00+08:00`)
  }

  /** Somebody in one more role. */
  const giveRole = async (
    name: string,
    role: Exclude<Role, 'windowStaff'>,
    unitId?: string,
  ): Promise<void> => {
    await put(cloud, RoleGrants, {
      _id: `g-${name}-${role}`,
      personId: `p-${name}`,
      role,
      ...(unitId === undefined ? {} : { unitId }),
      from: since,
      holds: `g-${name}-${role}`,
      grantedBy: 'console',
      ...stamps,
    })
    const [account] = await stored(cloud, Accounts, { personId: `p-${name}` })
    const grants = [
      ...(account?.grants ?? []),
      { role, from: since, ...(unitId === undefined ? {} : { unitId }) },
    ]
    await edit(cloud, Accounts, { personId: `p-${name}` }, { grants })
  }

  beforeEach(async () => {
    cloud = await startCentre()
    await furnishPosts(cloud)
    await seat(
      cloud,
      posted('wang', 'w1', 'primary'),
      posted('li', 'w1', 'alternate'),
      posted('zhao', 'w2', 'primary'),
      posted('chen', 'w3', 'primary', 'cw'),
    )
    for (const [name, windowId] of [
      ['wang', 'w1'],
      ['li', 'w1'],
      ['zhao', 'w2'],
      ['chen', 'w3'],
    ] as const)
      await edit(
        cloud,
        Accounts,
        { personId: `p-${name}` },
        {
          grants: [{ role: 'windowStaff', windowId, from: since }],
        },
      )
    for (const name of ['keeper', 'disc', 'desk2', 'student']) {
      await put(cloud, Persons, {
        _id: `p-${name}`,
        no: `N${name.toUpperCase()}`,
        name: `${name}同学`,
        kind: name === 'student' ? 'student' : 'teacher',
        audience: '本科生',
        ...stamps,
      })
      await put(cloud, Accounts, bound(name))
    }
    await giveRole('keeper', 'custodian')
    await giveRole('disc', 'discipline')
    await giveRole('desk2', 'centreStaff')
  })
  afterEach(() => cloud.close())

  const fileAs = async (openid: string, ...issues: Record<string, unknown>[]): Promise<string> =>
    valueOf<{ receipt: string }>(await ask('fileAnonymously', { issues }, openid)).receipt
  const fileNamed = async (...issues: Record<string, unknown>[]) =>
    valueOf<{ receipt: string; complaintId: string }>(
      await ask('fileByName', { issues, contact: '13812345678' }, 'o-student'),
    )
  const follow = async (receipt: string, as = 'o-someone') =>
    valueOf<OwnView>(await ask('followReceipt', { receipt }, as))
  const rows = async (as = 'o-desk', input: Record<string, unknown> = {}) =>
    valueOf<{ rows: DeskRow[] }>(await ask('complaints', input, as)).rows
  const parts = () => stored(cloud, ComplaintParts)
  const partOf = async (n = 1): Promise<string> => (await parts()).find((part) => part.n === n)?._id ?? ''
  const see = (partId: string, as = 'o-desk') => ask('complaint', { partId }, as)
  /** A desk's steps one after the other, each by its own input. */
  const steps = async (
    partId: string,
    names: readonly (readonly [name: string, more?: Record<string, unknown>, as?: string])[],
  ): Promise<void> => {
    for (const [name, more = {}, as = 'o-desk'] of names)
      expect([name, codeOf(await ask(name, { partId, ...more }, as))]).toEqual([name, 'ok'])
  }
  /** Heard, found so, decided and replied to. */
  const finished = async (partId: string, finding = 'substantiated', isMajor = false): Promise<void> => {
    await steps(partId, [
      ['acceptComplaint', { isSerious: false }],
      ['investigateComplaint'],
      ['hearRespondent', { personId: 'p-wang', words: '11 月 20 日上午，您怎样答复来访者的？' }],
    ])
    const { hearings } = valueOf<{ hearings: { hearingId: string }[] }>(await ask('myHearings', {}, 'o-wang'))
    const hearingId = hearings[0]?.hearingId ?? ''
    expect(codeOf(await ask('answerHearing', { hearingId, words: '当时人多，语气急了' }, 'o-wang'))).toBe(
      'ok',
    )
    await steps(partId, [
      ['findComplaint', { finding, words: '监控与排队记录相符' }],
      ['decideComplaint', { words: '批评教育', isMajor }],
      ['replyComplaint', { words: '情况属实，已批评教育，向您道歉' }],
    ])
  }
  const desksOf = async (kind = 'complaint') =>
    (await stored(cloud, Todos, { kind })).map(({ desk }) => desk).sort()
  const assessed = async () =>
    (await stored(cloud, Events, { kind: 'assessed' })).map(({ facts }) => [
      facts['rule'],
      facts['version'],
      facts['times'],
    ])

  /** Sends a photo in pieces, as a phone does. */
  const sendPhoto = async (
    bytes: Uint8Array,
    openid = 'o-someone',
    pieceBytes = 60,
  ): Promise<Answer & { value?: unknown }> => {
    const evidenceId = `${newOp()}-evidence-0000000000`
    const secret = `${newOp()}-secret-00000000000000`
    const pieces = Math.ceil(bytes.length / pieceBytes)
    for (let piece = 0; piece < pieces; piece++) {
      const data = Buffer.from(bytes.subarray(piece * pieceBytes, (piece + 1) * pieceBytes)).toString(
        'base64',
      )
      const answer = await ask('sendEvidence', { evidenceId, secret, at: piece, data }, openid)
      if (!answer.ok) return answer
    }
    return ask('finishEvidence', { evidenceId, secret, pieces }, openid)
  }

  return {
    cloud: () => cloud,
    ask,
    at,
    giveRole,
    fileAs,
    fileNamed,
    follow,
    rows,
    parts,
    partOf,
    see,
    steps,
    finished,
    desksOf,
    assessed,
    sendPhoto,
  }
}
