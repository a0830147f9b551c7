/** A place in gcj02, degrees: what `wx.getLocation({ type: 'gcj02' })` gives and the hall's own is written in. */
export interface Place {
  readonly latitude: number
  readonly longitude: number
}

/** Where the phone says that it is, and how far off it may be, metres. */
export interface Located extends Place {
  readonly accuracy: number
}

/** The hall: its middle, and how far from there one is still in it, metres. */
export interface Geofence extends Place {
  readonly radius: number
}

const EARTH_METRES = 6_371_000
const radians = (degrees: number): number => (degrees * Math.PI) / 180

/** Great-circle distance in metres (haversine): exact to a thousandth, which is less than any phone knows. */
export const distance = (one: Place, other: Place): number => {
  const across = radians(other.longitude - one.longitude)
  const along = radians(other.latitude - one.latitude)
  const chord =
    Math.sin(along / 2) ** 2 +
    Math.cos(radians(one.latitude)) * Math.cos(radians(other.latitude)) * Math.sin(across / 2) ** 2
  return 2 * EARTH_METRES * Math.asin(Math.min(1, Math.sqrt(chord)))
}

/** A position vaguer than this says nothing, for or against. */
const VAGUE_METRES = 200
/** How much of its own vagueness a position is forgiven: more would let the next street in. */
const FORGIVEN_METRES = 60

export type Fence = 'inside' | 'outside' | 'vague'

/** Whether somebody is in the hall, the phone's own accuracy considered. */
export const fenceOf = (located: Located, fence: Geofence): Fence => {
  if (located.accuracy > VAGUE_METRES) return 'vague'
  const away = distance(located, fence)
  return away <= fence.radius + Math.min(located.accuracy, FORGIVEN_METRES) ? 'inside' : 'outside'
}

export const buckets = ['under100', 'under500', 'under2000', 'far'] as const
export type Bucket = (typeof buckets)[number]

/** How far away, as coarsely as is needed to judge a flag: coordinates are never kept (§21). */
export const bucketOf = (metres: number): Bucket => {
  if (metres < 100) return 'under100'
  if (metres < 500) return 'under500'
  return metres < 2000 ? 'under2000' : 'far'
}
