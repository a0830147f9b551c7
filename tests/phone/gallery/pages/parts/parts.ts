/// <reference types="miniprogram-api-typings" />
import { shown } from '../../shown'

Page(
  shown({
    states: [
      'waiting',
      'called',
      'serving',
      'missed',
      'done',
      'cancelled',
      'transferred',
      'lapsed',
      'ok',
      'paused',
    ],
    range: { kind: 'range', from: 10, to: 20 },
    single: { kind: 'range', from: 5, to: 5 },
    none: { kind: 'none' },
    paused: { kind: 'paused' },
    steps: [
      {
        state: 'past',
        title: '已受理',
        at: '11-19 10:41',
        note: '1号窗口。要制证、盖钢印，当场办不完，所以约定日子。',
      },
      { state: 'past', title: '制证', at: '11-20 16:05' },
      { state: 'now', title: '盖注册章与钢印', at: '正在办', note: '教务处，今天开始' },
      { state: 'later', title: '到 1号窗口领取', note: '带校园卡，报取件码，不用重新排队' },
    ],
    sizes: [
      { key: 'standard', label: '标准' },
      { key: 'large', label: '大' },
      { key: 'elder', label: '关怀' },
    ],
  }),
)
