/// <reference types="miniprogram-api-typings" />
import { shown } from '../../shown'

Page(
  shown({
    wait: { kind: 'range', from: 10, to: 20 },
    upToMe: ['A009', 'A010', 'A011', 'A012'],
    long: ['A009', 'A018', 'A019', 'A020'],
    small: [
      { key: 'later', icon: 'undo', label: '顺延' },
      { key: 'cancel', icon: 'close', label: '取消' },
    ],
  }),
)
