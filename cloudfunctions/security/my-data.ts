import type { Context } from '../_kernel/context'
import type { OutputOf } from '../_kernel/contract'
import { MOST_ROWS, type MyDataSection } from '../_kernel/my-data'
import { inLanguage } from '../_kernel/refusal'
import { find, is } from '../_kernel/store'
import { clockText, dayOf, minuteOf } from '../_kernel/time'
import { Closings, Drills, Incidents, SealOuts, Seals } from './collections'
import type { contract } from './contract'
import type { Finding } from './incident/shape'
import { windowsById } from './places'

const findings: Record<Finding, readonly [zh: string, en: string]> = {
  intent: ['安全事件：故意', 'An incident: intent'],
  negligence: ['安全事件：过失', 'An incident: negligence'],
  none: ['安全事件：不追究', "An incident: nobody's fault"],
}
const when = (at: Date): string => `${dayOf(at)} ${clockText(minuteOf(at))}`

/** 我的数据: what I keep and took out, evenings that I looked round, incidents that I reported or was found in, drills. */
export const myData = async (
  _input: object,
  { account, language }: Context,
): Promise<OutputOf<(typeof contract)['myData']>> => {
  const personId = (await account())?.personId
  if (personId === undefined) return { sections: [] }
  const latest = (path: string) => ({ order: [[path, -1]] as const, limit: MOST_ROWS })
  const [kept, outs, closings, reported, found, drills, windows] = await Promise.all([
    find(Seals, { keeperId: personId, state: is.neq('retired') }, latest('createdAt')),
    find(SealOuts, { takenBy: personId }, latest('takenAt')),
    find(Closings, { 'done.by': personId }, latest('day')),
    find(Incidents, { reporterId: personId }, latest('createdAt')),
    find(Incidents, { 'finding.responsible.personId': personId }, latest('createdAt')),
    find(Drills, { personIds: personId }, latest('day')),
    windowsById(),
  ])
  const days = ({ keepDays }: { readonly keepDays?: number }) => (keepDays === undefined ? {} : { keepDays })
  const say = (zh: string, en: string) => inLanguage(language, zh, en)
  const sections: MyDataSection[] = [
    {
      section: 'kept',
      title: say('我保管的印章、资料', 'Seals and papers that I keep'),
      mayErase: false,
      rows: kept.map(({ name, kind, createdAt }) => ({
        label: kind === 'seal' ? say('印章', 'Seal') : say('资料', 'Papers'),
        value: name,
        at: createdAt.toISOString(),
      })),
    },
    {
      section: 'taken',
      title: say('我取用过的印章、资料', 'What I took out'),
      ...days(SealOuts),
      mayErase: false,
      rows: outs.map(({ purpose, takenAt, returned }) => ({
        label: purpose,
        value: `${when(takenAt)} – ${returned === undefined ? say('未归还', 'not back yet') : when(returned.at)}`,
        at: takenAt.toISOString(),
      })),
    },
    {
      section: 'closings',
      title: say('我做的下班检查', 'Evenings that I looked round'),
      ...days(Closings),
      mayErase: false,
      rows: closings.flatMap(({ place, done, updatedAt }) => {
        const no = windows.get(place)?.no
        return {
          label:
            no === undefined ? say('大厅', 'The hall') : say(`${String(no)}号窗口`, `Window ${String(no)}`),
          value: when(done?.at ?? updatedAt),
          at: (done?.at ?? updatedAt).toISOString(),
        }
      }),
    },
    {
      section: 'incidents',
      title: say('我上报的安全事件', 'Incidents that I reported'),
      ...days(Incidents),
      mayErase: false,
      rows: reported.map(({ what, happenedOn, createdAt }) => ({
        label: happenedOn,
        value: what,
        at: createdAt.toISOString(),
      })),
    },
    {
      section: 'findings',
      title: say('涉及我的责任认定', 'Where I was found responsible'),
      ...days(Incidents),
      mayErase: false,
      rows: found.flatMap(({ finding, happenedOn }) =>
        finding === undefined
          ? []
          : [
              {
                label: say(...findings[finding.kind]),
                value: `${happenedOn} · ${finding.account}`,
                at: finding.at.toISOString(),
              },
            ],
      ),
    },
    {
      section: 'drills',
      title: say('演练、安全培训', 'Drills and trainings'),
      ...days(Drills),
      mayErase: false,
      rows: drills.map(({ title, day, createdAt }) => ({
        label: title,
        value: day,
        at: createdAt.toISOString(),
      })),
    },
  ]
  return { sections: sections.filter(({ rows }) => rows.length > 0) }
}
