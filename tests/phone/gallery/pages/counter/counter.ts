import { shown } from '../../shown'

shown({})
