import { get } from '../_kernel/store'
import { inLanguage } from '../_kernel/refusal'
import { Acknowledgements } from './collections'
import type { CentreDoor } from './door'

/** 我的数据: which version of the service standards I said that I have read (§15). */
export const myData: CentreDoor['myData'] = async (_input, context) => {
  const account = await context.account()
  const read = account === undefined ? undefined : await get(Acknowledgements, account.personId)
  if (read === undefined) return { sections: [] }
  const say = (zh: string, en: string) => inLanguage(context.language, zh, en)
  const version = String(read.version)
  return {
    sections: [
      {
        section: 'standards',
        title: say('读过的服务规范', 'Service standards read'),
        mayErase: false,
        rows: [
          {
            label: say('服务规范', 'Service standards'),
            value: say(`第 ${version} 版`, `Version ${version}`),
            at: read.at.toISOString(),
          },
        ],
      },
    ],
  }
}
