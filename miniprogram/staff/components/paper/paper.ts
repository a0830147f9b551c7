import type { Output } from '../../../api/call'
import { ownWords } from '../../../behaviors/words'
import { t, words } from './words'

export type Paper = Output<'cases', 'staffCase'>['papers'][number]
export type Mark = Paper['mark']

const marks: readonly Mark[] = ['ok', 'missing', 'wrong', 'open']

const noPaper = (): Paper | null => null
const noMark = (): Mark => 'open'

/**
 * 一份材料, from below: whether it is there and right, what is wrong with it, and its photos.
 * @property open    @property paper  one of the case's papers
 * @property mayMark the caller ticks papers now     @property mayAdd  and keeps photos of them
 * @property busy    @property problem  what was not done and why
 * @event mark       { n, mark, remark }   @event photo  { n, isPdf }   @event look  { n, at }   @event close
 */
Component({
  behaviors: [ownWords({ words })],
  properties: {
    open: { type: Boolean, value: false },
    paper: { type: Object, value: noPaper() },
    mayMark: { type: Boolean, value: false },
    mayAdd: { type: Boolean, value: false },
    busy: { type: Boolean, value: false },
    problem: { type: String, value: '' },
  },
  data: {
    options: [] as { key: Mark; label: string }[],
    files: [] as { at: number; title: string; caption: string }[],
    mark: noMark(),
    remark: '',
    error: '',
  },
  observers: {
    paper() {
      this.show()
    },
  },
  methods: {
    onLanguage() {
      this.show()
    },
    show() {
      const paper = this.data.paper as Paper | null
      this.setData({
        options: marks.map((key) => ({ key, label: t(key) })),
        files: (paper?.files ?? []).map(({ at, by }) => ({
          at,
          title: t('file', { n: at + 1 }),
          caption: t(by === 'holder' ? 'byHolder' : 'byWindow'),
        })),
        mark: paper?.mark ?? 'open',
        remark: paper?.remark ?? '',
        error: '',
      })
    },
    choose({ detail }: WechatMiniprogram.CustomEvent<{ key: Mark }>) {
      this.setData({ mark: detail.key, error: '' })
    },
    type({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.setData({ remark: detail.value, error: '' })
    },
    keep() {
      const { mark, busy } = this.data
      const remark = this.data.remark.trim()
      const n = (this.data.paper as Paper | null)?.n
      if (busy || n === undefined) return
      if (mark === 'wrong' && remark === '') this.setData({ error: t('needed') })
      else this.triggerEvent('mark', { n, mark, remark: mark === 'wrong' ? remark : '' })
    },
    photo() {
      this.add(false)
    },
    pdf() {
      this.add(true)
    },
    add(isPdf: boolean) {
      const n = (this.data.paper as Paper | null)?.n
      if (!this.data.busy && n !== undefined) this.triggerEvent('photo', { n, isPdf })
    },
    look({ currentTarget }: WechatMiniprogram.TouchEvent) {
      const { at } = currentTarget.dataset as { at: number }
      this.triggerEvent('look', { n: (this.data.paper as Paper | null)?.n, at })
    },
    close() {
      this.triggerEvent('close')
    },
  },
})
