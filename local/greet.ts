import { people } from './seed/seed'
import type { Cloud } from './server/cloud'

const shanghai = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'full',
  timeStyle: 'short',
})
const MINUTE = 60_000
const SHOWN = 14

/** Openids are named after what people are, with a number. */
const kindOf = (openid: string): string => openid.replace(/\d+/g, '')

/** Prints where everything is, what time it is there, and who one can be. `asked` is the time that was wished for. */
export const greet = async (cloud: Cloud, asked: Date | 'real' | undefined): Promise<void> => {
  const wished = asked === 'real' ? new Date() : asked
  if (wished !== undefined && cloud.now().getTime() > wished.getTime() + MINUTE)
    console.log(
      'This data folder has lived through a later time, so its clock goes on from there (--fresh begins anew).',
    )
  console.log(`
师生服务中心 Service Centre
  手机 Phone        ${cloud.origin}/
  大厅屏 Screen     ${cloud.origin}/screen
  控制台 Console    ${cloud.origin}/console
  时间 Clock        ${shanghai.format(cloud.now())}
`)
  const known = await people(cloud)
  if (known.length === 0) return
  console.log('可以是 Whom you can be (choose in the phone, or send x-local-openid):')
  const oneOfEach = [
    ...new Map([...known].reverse().map((person) => [kindOf(person.openid), person])).values(),
  ].reverse()
  for (const { openid, name, remark, no = '', code = '' } of oneOfEach.slice(0, SHOWN))
    console.log(`  ${openid.padEnd(24)} ${[name, remark, no, code].join('  ')}`)
  console.log(`  … everybody: ${cloud.origin}/local/people\n`)
}
