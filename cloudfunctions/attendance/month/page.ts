/** The page of somebody's month: one's own, or for the centre that of whoever is named. */
export const personPage = (month: string, personId?: string): string =>
  `/attendance/person-month/person-month?month=${month}${personId === undefined ? '' : `&personId=${personId}`}`
