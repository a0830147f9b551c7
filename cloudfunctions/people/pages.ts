/** Pages that messages and to-dos of this context open. */
export const pages = {
  unitPosts: (unitId: string): string => `/staff/posts/posts?unitId=${unitId}`,
  handover: (handoverId: string): string => `/staff/handover/handover?handoverId=${handoverId}`,
  nominations: '/staff/nominations/nominations',
  vacancies: '/staff/roster/roster',
} as const
