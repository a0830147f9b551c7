import { Applications } from '../../../cloudfunctions/windows/collections'
import { ServiceWindows } from '../../../cloudfunctions/_shared/service-window'
import type { Cloud } from '../../../local/server/cloud'
import { type Answer, doorOf, stored } from '../centre'

/** What a call answered; an error where it was refused. */
export const given = (answer: Answer): never => {
  if (!answer.ok) throw new Error(`${answer.error.code}: ${answer.error.message}`)
  return answer.value
}

export interface View {
  readonly applicationId: string
  readonly state: string
  readonly buttons: string[]
  readonly blockers: { kind: string; known: boolean; count: number; page?: string }[]
  readonly files: { key: string; kind: string }[]
  readonly suggestion?: { no: number }
}

/** A counter that was opened. */
export interface Called {
  readonly session: { readonly sessionId: string }
}
export interface List {
  readonly applications: { readonly applicationId: string; readonly state: string }[]
  readonly cursor?: string
}

export const granted = { reason: '同意', effectiveOn: '2026-11-25' }

/** The steps of an application, each by whoever makes it: the head of 教务处, the centre. */
export const stepsFor = (cloud: () => Cloud) => {
  const ask = doorOf(cloud, 'windows')
  const queue = doorOf(cloud, 'queue')
  const draft = async (form: object, openid = 'o-head', unitId = 'jw'): Promise<string> => {
    const written: View = given(await ask('saveApplication', { unitId, form }, openid))
    return written.applicationId
  }
  const submitted = async (form: object): Promise<string> => {
    const applicationId = await draft(form)
    given(await ask('submitApplication', { applicationId }, 'o-head'))
    return applicationId
  }
  const underReview = async (form: object): Promise<string> => {
    const applicationId = await submitted(form)
    given(await ask('takeApplication', { applicationId }, 'o-admin'))
    return applicationId
  }
  const approved = async (form: object, more: object = {}): Promise<string> => {
    const applicationId = await underReview(form)
    given(await ask('approveApplication', { applicationId, ...granted, ...more }, 'o-admin'))
    return applicationId
  }
  return {
    ask,
    queue,
    draft,
    submitted,
    underReview,
    approved,
    view: async (applicationId: string, openid = 'o-head', lang = 'zh-CN'): Promise<View> =>
      given(await ask('application', { applicationId }, openid, { lang })),
    withdraw: (applicationId: string, openid = 'o-head') =>
      ask('withdrawApplication', { applicationId, reason: '先不办了' }, openid),
    place: async (_id: string) => (await stored(cloud(), ServiceWindows, { _id }))[0],
    state: async (_id: string) => (await stored(cloud(), Applications, { _id }))[0]?.state,
    at: (day: string, clock: string): void => {
      cloud().setClock(`${day}T${clock}:00+08:00`)
    },
    tick: async (...names: string[]): Promise<void> => {
      for (const name of names) await cloud().runTimer(name)
    },
    /** A head hands in more here than the allowance of one minute. */
    nextMinute: (): void => {
      cloud().setClock(new Date(cloud().now().getTime() + 61_000))
    },
  }
}
