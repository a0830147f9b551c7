import { bucketOf, distance, fenceOf, type Fence } from '../../cloudfunctions/attendance/clock/geofence'
import { type ProofPolicy, type Proofs, verdictOf } from '../../cloudfunctions/attendance/clock/proof'

const hall = { latitude: 30.5409, longitude: 114.3625, radius: 80 }
/** A place so many metres to the north. */
const north = (metres: number) => ({ ...hall, latitude: hall.latitude + metres / 111_195 })

describe('whether somebody is in the hall by their position (§21)', () => {
  it.each<[string, number, number, Fence]>([
    ['in its middle', 0, 20, 'inside'],
    ['at its edge', 80, 0, 'inside'],
    ['just past it', 85, 0, 'outside'],
    ['just past it, but the phone is 20 m off', 85, 20, 'inside'],
    ['past what a phone is forgiven', 150, 100, 'outside'],
    ['wgs84 sent as gcj02, half a kilometre off', 520, 30, 'outside'],
    ['so vague that it says nothing', 0, 500, 'vague'],
    ['vague and far away says nothing either', 3000, 201, 'vague'],
  ])('%s', (_, metres, accuracy, expected) => {
    expect(fenceOf({ ...north(metres), accuracy }, hall)).toBe(expected)
  })

  it('a degree of latitude is 111.2 km, across the date line too', () => {
    expect(distance({ latitude: 0, longitude: 0 }, { latitude: 1, longitude: 0 })).toBeCloseTo(111_195, -1)
    expect(distance({ latitude: 0, longitude: 179.5 }, { latitude: 0, longitude: -179.5 })).toBeCloseTo(
      111_195,
      -1,
    )
  })

  it.each([
    [0, 'under100'],
    [99.9, 'under100'],
    [100, 'under500'],
    [520, 'under2000'],
    [2000, 'far'],
  ])('%d metres are kept as %s', (metres, bucket) => {
    expect(bucketOf(metres)).toBe(bucket)
  })
})

describe('what proofs come to by the policy (§21)', () => {
  const any: ProofPolicy = { counts: ['code', 'wifi', 'location'], needed: 1 }
  const two: ProofPolicy = { counts: ['code', 'wifi', 'location'], needed: 2 }
  const codeOnly: ProofPolicy = { counts: ['code'], needed: 1 }
  const proofs = (code: Proofs['code'], wifi: Proofs['wifi'], location: Proofs['location']): Proofs => ({
    code,
    wifi,
    location,
  })

  it.each<[string, Proofs, ProofPolicy, string]>([
    ['the code alone, location refused', proofs('here', 'nothing', 'nothing'), any, 'accepted code'],
    ['the hall Wi-Fi alone', proofs('nothing', 'here', 'nothing'), any, 'accepted wifi'],
    ['all three', proofs('here', 'here', 'here'), any, 'accepted code+wifi+location'],
    [
      'the code here, the position elsewhere',
      proofs('here', 'nothing', 'notHere'),
      any,
      'flagged code -location',
    ],
    [
      'another Wi-Fi and another place',
      proofs('here', 'notHere', 'notHere'),
      any,
      'flagged code -wifi+location',
    ],
    ['nothing at all', proofs('nothing', 'nothing', 'nothing'), any, 'refused code+wifi+location'],
    ['only what speaks against', proofs('nothing', 'notHere', 'notHere'), any, 'refused code+wifi+location'],
    ['one of two that are needed', proofs('here', 'nothing', 'nothing'), two, 'refused wifi+location'],
    ['two of two', proofs('here', 'nothing', 'here'), two, 'accepted code+location'],
    ['what the policy does not count', proofs('nothing', 'here', 'here'), codeOnly, 'refused code'],
    [
      'and what it does not count says nothing against',
      proofs('here', 'notHere', 'notHere'),
      codeOnly,
      'accepted code',
    ],
  ])('%s', (_, given, policy, expected) => {
    const verdict = verdictOf(given, policy)
    const listed =
      verdict.kind === 'refused'
        ? verdict.missing.join('+')
        : verdict.by.join('+') + (verdict.kind === 'flagged' ? ` -${verdict.against.join('+')}` : '')
    expect(`${verdict.kind} ${listed}`).toBe(expected)
  })
})
