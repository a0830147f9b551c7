import { page } from '../../behaviors/page'
import { roleText } from '../../i18n/role'
import { go } from '../../live/go'
import { t, words } from './words'

const roles = [
  'unitHead',
  'backOffice',
  'centreStaff',
  'centreAdmin',
  'steeringOffice',
  'custodian',
  'discipline',
] as const

Page({
  behaviors: [page({ words })],
  data: { no: '', noError: '', roles: [] as { role: string; title: string }[] },

  onLoad() {
    this.name()
  },
  onLanguage() {
    this.name()
  },
  name() {
    this.setData({ roles: roles.map((role) => ({ role, title: roleText(role) ?? role })) })
  },
  type({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ no: detail.value, noError: '' })
  },
  look() {
    const no = this.data.no.trim()
    if (no === '') this.setData({ noError: t('empty') })
    else go(`/centre/person/person?no=${encodeURIComponent(no)}`)
  },
  openRole({ currentTarget }: WechatMiniprogram.TouchEvent) {
    go(`/centre/grants/grants?role=${(currentTarget.dataset as { role: string }).role}`)
  },
  openImport() {
    go('/centre/import/import')
  },
})
