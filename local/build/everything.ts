import path from 'node:path'
import { buildPhone } from '../phone/build/build'
import { root } from '../root'
import { buildFunctions } from './functions'
import { buildWeb } from './web'
import { buildWorker } from './worker'

/** Where everything that is built lies. */
export const dist = path.join(root, 'dist')
export const functionsDir = path.join(dist, 'cloudfunctions')

/** Builds all that changed since the last time: functions, worker, phone, screen and console. */
export const buildEverything = async (): Promise<void> => {
  await Promise.all([
    buildFunctions({ sourceDir: path.join(root, 'cloudfunctions'), outDir: functionsDir }),
    buildWorker(),
    buildWeb(),
    buildPhone({ miniprogramDir: path.join(root, 'miniprogram'), outDir: path.join(dist, 'phone') }),
  ])
}
