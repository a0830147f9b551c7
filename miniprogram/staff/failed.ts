export { failed, type Failed } from '../live/failed'
