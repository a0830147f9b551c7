export const MOST_DUTY_ENTRIES = 200
/** People at one window at a time. */
export const MOST_ON_DUTY = 6
/** People in one filing: all of their years are written with it. */
export const MOST_PEOPLE_FILED = 20
