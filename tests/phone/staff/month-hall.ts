import { Accounts } from '../../../cloudfunctions/_kernel/account'
import { ServiceWindows } from '../../../cloudfunctions/_shared/service-window'
import { insertDocuments } from '../../../local/seed/insert'
import { edit } from '../../doors/centre'
import { clockedMonth } from '../../doors/attendance/month-clocked'
import { furnishPosts, posted, seat } from '../../doors/people/posts'
import { openStaffHall, type StaffHall } from './staff-hall'

/** Two windows with wang and zhao as A and li as B of the first; wang clocked all of November but for two days. */
export const openMonthHall = (): Promise<StaffHall> =>
  openStaffHall(async ({ cloud }) => {
    await furnishPosts(cloud)
    await seat(
      cloud,
      posted('wang', 'w1', 'primary'),
      posted('li', 'w1', 'alternate'),
      posted('zhao', 'w2', 'primary'),
    )
    for (const [name, windowId] of [
      ['wang', 'w1'],
      ['li', 'w1'],
      ['zhao', 'w2'],
    ] as const) {
      const grants = [{ role: 'windowStaff', windowId, from: '2026-09-01' }]
      await edit(cloud, Accounts, { personId: `p-${name}` }, { grants })
    }
    for (const _id of ['w1', 'w2'])
      await edit(cloud, ServiceWindows, { _id }, { createdAt: new Date('2026-09-01T00:00:00Z') })
    await insertDocuments(cloud, 'punches', clockedMonth())
  })
