import { beginning } from './begin'
import { buildEverything, dist, functionsDir } from './build/everything'
import { contracts, plans } from './contexts'
import { greet } from './greet'
import { readOptions } from './options'
import type { StartOptions } from './options'
import { populate, population } from './populate'
import { people } from './seed/seed'
import { notedTime } from './server/clock'
import { checkPort, startCloud } from './server/cloud'
import type { Cloud } from './server/cloud'
import { CannotStart } from './server/folder'

const DAY = 86_400_000
/** Days before its beginning at which the clock of a cloud stands that is about to be given a history. */
const HISTORY_DAYS = 16

/**
 * Starts the cloud and fills an empty folder first. Filling goes through the functions, so the clock starts before
 * the history and is led to where the demo begins. One that was broken off is thrown away and begun again.
 */
const startPopulated = async (options: StartOptions): Promise<Cloud> => {
  const { dataDir, port } = options
  const isEmptied = options.fresh || population(dataDir) === 'begun'
  const begin = options.now ?? beginning(new Date(), isEmptied ? undefined : notedTime(dataDir))
  const common = { dataDir, plans, contracts, functionsDir, sitesDir: dist, people }
  const isFilled = options.seed === 'none' || (population(dataDir) === 'done' && !isEmptied)
  if (isFilled) return startCloud({ ...common, port, now: begin, timers: true, isEmptied })
  // Filled behind another port, so that nobody meets a hall that is half furnished.
  await checkPort(port)
  const until = begin === 'real' ? new Date() : begin
  const before = new Date(until.getTime() - HISTORY_DAYS * DAY)
  const filling = await startCloud({ ...common, now: before, timers: false, isEmptied })
  try {
    await populate(filling, dataDir, until)
  } finally {
    await filling.close()
  }
  return startCloud({ ...common, port, now: begin, timers: true })
}

const main = async (): Promise<void> => {
  const options = readOptions(process.argv.slice(2))
  await buildEverything()
  const cloud = await startPopulated(options)
  let isEnding = false as boolean
  const end = () => {
    if (isEnding) return
    isEnding = true
    void cloud.close().then(() => process.exit(0))
  }
  process.on('SIGTERM', end)
  process.on('SIGINT', end)
  try {
    await greet(cloud, options.now)
    await cloud.warm()
  } catch (error) {
    // Ended while it was still waking up: what it was about to say is of no interest any more.
    if (!isEnding) throw error
  }
}

try {
  await main()
} catch (error) {
  console.error(error instanceof CannotStart ? error.message : error)
  process.exit(1)
}
