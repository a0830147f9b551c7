/// <reference types="miniprogram-api-typings" />
import { shown } from '../../shown'

Page(
  shown({
    wait: { kind: 'range', from: 10, to: 20 },
    items: [
      { key: 'a', text: '学生证补办申请表', end: '下载表格', linked: true, checked: true },
      { key: 'b', text: '一寸免冠照片' },
      { key: 'c', text: '损毁的原证', note: '因损毁补办时才要，交回', conditional: true },
    ],
    small: [
      { key: 'keep', icon: 'star', label: '收藏' },
      { key: 'way', icon: 'walk', label: '怎么走' },
    ],
  }),
)
