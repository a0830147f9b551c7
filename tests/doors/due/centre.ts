import { Notices } from '../../../cloudfunctions/_shared/notice'
import {
  Standards,
  Acknowledgements,
  Interpretations,
  RegulationsInForce,
  MonthExports,
} from '../../../cloudfunctions/centre/collections'
import { at, type Due, longAgo, stamps } from './due'

/** Something due for the timers of the centre's own pages. */
export const dueOfCentre: readonly Due[] = [
  {
    of: Notices,
    documents: [
      {
        _id: 'notice-1',
        title: '公告',
        body: '内容',
        audience: 'everybody',
        from: '2026-11-01',
        to: '2026-11-30',
        place: '2026-11-01:notice-1',
        state: 'draft',
        ...stamps,
      },
    ],
  },
  {
    of: Standards,
    documents: [
      {
        _id: 'v0001',
        title: '服务规范',
        text: '来有迎声',
        effectiveFrom: '2026-11-20',
        state: 'published',
        version: 1,
        publishedOn: '2026-11-20',
        ...stamps,
      },
    ],
  },
  {
    of: Acknowledgements,
    documents: [{ _id: 'p-acknowledged', version: 1, at, ...stamps }],
  },
  {
    of: Interpretations,
    documents: [
      {
        _id: 'meaning-1',
        article: 13,
        revisions: [{ words: '解释', on: '2026-11-20' }],
        state: 'published',
        ...stamps,
      },
    ],
  },
  {
    of: RegulationsInForce,
    documents: [{ _id: 'current', effectiveFrom: '2026-09-01', ...stamps }],
  },
  {
    of: MonthExports,
    documents: [
      {
        _id: 'old-export',
        month: '2019-12',
        file: 'cloud://local-centre/kept/exports/old-export/month.xlsx',
        visitor: 'v',
        updatedAt: longAgo,
      },
    ],
  },
]
