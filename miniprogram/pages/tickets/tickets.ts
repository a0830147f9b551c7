import { page } from '../../behaviors/page'
import { words } from './words'

Page({ behaviors: [page({ words })] })
