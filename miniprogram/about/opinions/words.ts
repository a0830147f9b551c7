import { dictionary } from '../../i18n/dictionary'

export const { t, words } = dictionary(
  {
    title: '师生意见',
    which: '看哪些',
    all: '大家提的',
    mine: '我提的',
    vote: '赞同',
    voted: '已赞同',
    waiting: '等公开',
    listed: '已公开',
    off: '没有公开',
    none: '还没有公开的意见',
    noneText: '全大厅攒够五条，一周结束后一起公开。要提意见，请打开一项服务，点“提意见”。',
    noneMine: '这部手机没有提过意见',
    noneMineText: '回执只存在提意见的手机上，换手机或清除数据后就看不到了。',
    how: '意见不记名，一周结束、全大厅攒够五条后一起公开。公开答复在这里看，单独答复只有提的人看得到。',
    failed: '没有取到意见',
  },
  {
    title: 'Opinions',
    which: 'Whose',
    all: 'All',
    mine: 'Mine',
    vote: 'Agree',
    voted: 'Agreed',
    waiting: 'Not listed yet',
    listed: 'Listed',
    off: 'Not listed',
    none: 'No opinions listed yet',
    noneText:
      'Once there are five in the hall they are listed together, after their week. To give one, open a service and press “Opinion”.',
    noneMine: 'None were given on this phone',
    noneMineText: 'Receipts lie on the phone that gave the opinion, and on no other.',
    how: 'Opinions carry no name. They are listed together once their week is over and there are five. Answers to you alone only you can read.',
    failed: 'Opinions could not be fetched',
  },
)
